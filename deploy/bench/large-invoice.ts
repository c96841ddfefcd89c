/**
 * What a large JW323 costs a running billing: memory above rest, seconds until it is answered,
 * seconds until it is settled; first with all its lines accepted, then with every line refused.
 * On servers of its own, or on those that DATABASE_URL and KAFKA_BROKERS name.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { createOneDatabase, dropNamedDatabases } from '../local/databases';
import { endWith, withStarted } from '../local/interrupted';
import { toStderr } from '../local/report';
import { freshSecrets } from '../local/secrets';
import { startStack, type Stack } from '../local/stack';
import { startBilling, type BillingProcess } from './billing';
import { largeJw323 } from './ijw-message';
import { seedChildren } from './large-invoice-seed';
import { Needs, settled } from './large-process';
import { manyProviders } from './many-providers';

/** The largest that the door takes (OP192), less the end of the message. */
const LARGEST = 25 * 1024 * 1024 - 10_000;
const usage = `npm run bench:large [-- BYTES] [--providers N]
  sends one small JW323 and then one of about BYTES (default ${LARGEST}), to a fresh billing each:
  first with all its lines accepted, then with every line refused
  --providers N   N providers send one at once, every line refused, while another sends small ones
  prints the most memory that billing needed above rest, and the seconds until answer and books`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean' }, providers: { type: 'string' } },
    allowPositionals: true,
  });
  if (values.help) return console.log(usage);
  const message = [...largeJw323(Number(positionals[0] ?? LARGEST))].join('');
  const lines = message.split('<jw323:Prestatie>').length - 1;
  console.log(`${message.length} bytes, ${lines} lines`);
  const start = () => startStack({ persistent: false, report: toStderr });
  await withStarted(start, async (stack) => {
    if (values.providers !== undefined) {
      const many = (billing: BillingProcess) =>
        manyProviders(billing, message, Number(values.providers));
      return await withBilling(stack, message, true, many);
    }
    for (const isRefused of [false, true]) {
      console.log(isRefused ? 'every line refused:' : 'all lines accepted:');
      await withBilling(stack, message, isRefused, (billing) => measure(billing, message));
    }
  });
}

/** @param isRefused nobody knows the children, and nothing waits for them */
async function withBilling(
  stack: Stack,
  message: string,
  isRefused: boolean,
  work: (billing: BillingProcess) => Promise<void>,
): Promise<void> {
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const folder = mkdtempSync(join(tmpdir(), 'grensverkeer-bench-'));
  try {
    const databaseUrl = await createOneDatabase(stack, name);
    const secrets = freshSecrets();
    process.env['ANSWER_GRACE_MINUTES'] = isRefused ? '0' : '60';
    process.env['BSN_ENCRYPTION_KEY'] = secrets.bsnEncryptionKey;
    process.env['BSN_HASH_KEY'] = secrets.bsnHashKey;
    const billing = await startBilling({
      ...{ databaseUrl, secrets, topicPrefix: `${name}-`, profileFolder: null },
      stack: { folder, kafkaBrokers: stack.kafkaBrokers },
    });
    try {
      if (!isRefused) await withClient(databaseUrl, (client) => seedChildren(client, message));
      await warmUp(billing.url, message);
      await work(billing);
    } finally {
      await billing.stop();
    }
  } finally {
    await dropNamedDatabases(stack, [name]);
    rmSync(folder, { recursive: true });
  }
}

async function measure(billing: BillingProcess, message: string): Promise<void> {
  const { url, pid } = billing;
  const needs = new Needs(pid);
  const answer = await answered(url, await post(url, message));
  const found = answer.match(/(?<=RetourCode>)\w{4}/g) ?? [];
  const codes = [...new Set(found)].join(' ');
  console.log(`  answered: ${needs.told()}; ${answer.length} bytes, codes ${codes}`);
  await settled(billing);
  console.log(`  in the books: ${needs.told()}`);
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

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

endWith(main());
