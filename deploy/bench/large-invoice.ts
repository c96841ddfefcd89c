/**
 * What a large JW323 costs a running billing: memory above idle, seconds until it is answered,
 * seconds until it is settled. `npm run bench:large [-- BYTES]`; on servers of its own, or on
 * those that DATABASE_URL and KAFKA_BROKERS name.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { createOneDatabase, dropNamedDatabases } from '../local/databases';
import { toStderr } from '../local/report';
import { freshSecrets } from '../local/secrets';
import { startStack } from '../local/stack';
import { startBilling, type BillingProcess } from './billing';
import { largeJw323 } from './ijw-message';
import { seedChildren } from './large-invoice-seed';

const MEGABYTE = 1_000_000;
/** The largest that the door takes (OP192), less the end of the message. */
const LARGEST = 25 * 1024 * 1024 - 10_000;
const usage = `npm run bench:large [-- BYTES] [--refused]
  sends one JW323 of about BYTES (default ${LARGEST}) and one small one before it
  --refused: nobody knows the children, so that every line comes back
  prints memory of billing at rest, the most it needed, and the seconds until answer and books`;

async function main(): Promise<void> {
  if (process.argv.includes('--help')) return console.log(usage);
  const isRefused = process.argv.includes('--refused');
  const bytes = Number(process.argv.slice(2).find((each) => /^\d+$/.test(each)) ?? LARGEST);
  const message = [...largeJw323(bytes)].join('');
  if (isRefused) process.env['ANSWER_GRACE_MINUTES'] = '0';
  const stack = await startStack({ persistent: false, report: toStderr });
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const folder = mkdtempSync(join(tmpdir(), 'grensverkeer-bench-'));
  try {
    const databaseUrl = await createOneDatabase(stack, name);
    const secrets = freshSecrets();
    process.env['BSN_ENCRYPTION_KEY'] = secrets.bsnEncryptionKey;
    process.env['BSN_HASH_KEY'] = secrets.bsnHashKey;
    const billing = await startBilling({
      ...{ databaseUrl, secrets, topicPrefix: `${name}-`, profileFolder: null },
      stack: { folder, kafkaBrokers: stack.kafkaBrokers },
    });
    try {
      const seed = (client: Client) => seedChildren(client, message);
      const placements = isRefused ? 0 : await withClient(databaseUrl, seed);
      const lines = message.split('<jw323:Prestatie>').length - 1;
      console.log(`${message.length} bytes, ${lines} lines, ${placements} placements`);
      await measure(billing, message);
    } finally {
      await billing.stop();
    }
  } finally {
    await dropNamedDatabases(stack, [name]);
    await stack.stop();
    rmSync(folder, { recursive: true });
  }
}

async function measure({ url, pid }: BillingProcess, message: string): Promise<void> {
  await warmUp(url, message);
  const idle = memory(pid, 'VmRSS');
  const cpu = cpuSeconds(pid);
  forgetPeak(pid);
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1_000).toFixed(1);
  const answer = await answered(url, await post(url, message));
  const found = answer.match(/(?<=RetourCode>)\w{4}/g) ?? [];
  console.log(`answer: ${answer.length} bytes, codes ${[...new Set(found)].join(' ')}`);
  const told = (what: string) => {
    const most = memory(pid, 'VmHWM');
    const used = (cpuSeconds(pid) - cpu).toFixed(1);
    const above = `${mb(most)} MB at most, ${mb(most - idle)} above rest (${mb(idle)} MB)`;
    console.log(`${what}: after ${seconds()} s, ${used} s CPU of billing, ${above}`);
  };
  told('answered');
  await settled(url);
  told('in the books');
}

/** A small message with a total that is wrong: the whole door is used, nothing is kept but that. */
async function warmUp(url: string, message: string): Promise<void> {
  await post(url, message.replace(/(<\/jw323:Client>)[^]*<\/jw323:Client>/, '$1'));
  await sleep(2_000);
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

/** Of this process, since it started; Linux counts in hundredths. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
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
