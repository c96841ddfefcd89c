/**
 * What a large JW323 costs a running billing: memory above idle, seconds until it is answered,
 * seconds until it is settled. `npm run bench:large [-- BYTES]`; on servers of its own, or on
 * those that DATABASE_URL and KAFKA_BROKERS name.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { createDatabases, dropDatabases } from '../local/databases';
import { silent, toStderr } from '../local/report';
import { freshSecrets } from '../local/secrets';
import { startServices, type Services } from '../local/services';
import { startStack } from '../local/stack';
import { largeJw323 } from './ijw-message';
import { seedChildren } from './large-invoice-seed';

const MEGABYTE = 1_000_000;
/** The largest that the door takes (OP192), less the end of the message. */
const LARGEST = 25 * 1024 * 1024 - 10_000;
const usage = `npm run bench:large [-- BYTES]
  sends one JW323 of about BYTES (default ${LARGEST}) and one small one before it
  prints memory of billing at rest, the most it needed, and the seconds until answer and books`;

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return console.log(usage);
  const message = [...largeJw323(Number(process.argv[2] ?? LARGEST))].join('');
  const stack = await startStack({ persistent: false, report: toStderr });
  const name = `bench_${randomBytes(4).toString('hex')}`;
  try {
    const databases = await createDatabases(stack, name);
    const secrets = freshSecrets();
    const { kafkaBrokers } = stack;
    const places = { topicPrefix: `${name}-`, logFolder: `.local/${name}` };
    const options = { databases, kafkaBrokers, ...places, secrets, report: silent };
    const services = await startServices(options);
    try {
      process.env['BSN_ENCRYPTION_KEY'] = secrets.bsnEncryptionKey;
      process.env['BSN_HASH_KEY'] = secrets.bsnHashKey;
      const lines = await withClient(databases.billing, (client) => seedChildren(client, message));
      console.log(`${message.length} bytes, ${lines} lines, each with a placement of its own`);
      await measure(services, message);
    } finally {
      await services.stop();
    }
  } finally {
    await dropDatabases(stack, name);
    await stack.stop();
  }
}

async function measure(services: Services, message: string): Promise<void> {
  const url = services.urls.billing;
  const pid = services.pids.billing;
  await post(url, message.replace(/<jw323:Client>[^]*<\/jw323:Client>/, '')); // Warms the door up.
  await sleep(2_000);
  const idle = memory(pid, 'VmRSS');
  forgetPeak(pid);
  const started = performance.now();
  const answer = await answered(url, await post(url, message));
  const seconds = (performance.now() - started) / 1_000;
  const peak = memory(pid, 'VmHWM');
  await settled(url);
  const later = memory(pid, 'VmHWM');
  const codes = [...new Set(answer.match(/RetourCode>\w{4}/g))]
    .join(' ')
    .replaceAll('RetourCode>', '');
  console.log(`answer: ${answer.length} bytes, codes ${codes}`);
  console.log(
    `at rest ${mb(idle)} MB; most until the answer ${mb(peak)} MB: ${mb(peak - idle)} MB above rest`,
  );
  console.log(`most until the books were done ${mb(later)} MB: ${mb(later - idle)} MB above rest`);
  console.log(
    `answered after ${seconds.toFixed(1)} s, in the books after ${((performance.now() - started) / 1_000).toFixed(1)} s`,
  );
}

async function post(url: string, body: string): Promise<Response> {
  const headers = { 'content-type': 'application/xml' };
  return fetch(`${url}/v1/invoices`, { method: 'POST', headers, body });
}

/** The JW325, at once or when it can be fetched. */
async function answered(url: string, response: Response): Promise<string> {
  const location = response.headers.get('location');
  if (response.status === 200) return response.text();
  if (response.status !== 202 || !location) throw new Error(await response.text());
  await response.text();
  for (;;) {
    const answer = await fetch(new URL(location, url));
    const text = await answer.text();
    if (answer.status === 200) return text;
    await sleep(100);
  }
}

async function settled(url: string): Promise<void> {
  for (;;) {
    const health = (await (await fetch(`${url}/_healthz`)).json()) as {
      details: Record<string, number>;
    };
    if (health.details['due'] === 0) return;
    await sleep(200);
  }
}

/** Bytes, as Linux tells them. */
function memory(pid: number, what: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
}

const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');
const mb = (bytes: number): string => (bytes / MEGABYTE).toFixed(0);

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

void main();
