import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startBilling } from '../../deploy/bench/billing';
import { createOneDatabase, dropNamedDatabases } from '../../deploy/local/databases';
import { endWith, withStarted } from '../../deploy/local/interrupted';
import { toStderr } from '../../deploy/local/report';
import { freshSecrets } from '../../deploy/local/secrets';
import { startStack, type Stack } from '../../deploy/local/stack';
import { fuzz, Unanswered, type Tally } from './fuzz';
import { tellWorld } from './world';

const usage = `npm run fuzz -- [--messages N] [--seed S] [--only NUMBER]
  sends N (10000) mutated JW323 messages to a running billing, each twice, and checks that every
  one ends in one coded answer, the same twice, with all of it stored or nothing
  --only sends one of them, to look at it`;

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(usage);
    return 0;
  }
  const start = () => startStack({ persistent: false, report: toStderr });
  return withStarted(start, (stack) => run(stack, args));
}

async function run(stack: Stack, args: readonly string[]): Promise<number> {
  const messages = numberAfter(args, '--messages') ?? 10_000;
  const seed = numberAfter(args, '--seed') ?? 1;
  const name = `fuzz_${randomBytes(4).toString('hex')}`;
  const folder = mkdtempSync(join(tmpdir(), 'grensverkeer-fuzz-'));
  // The world is told in this process and read in that one: they share the keys.
  const secrets = {
    ...freshSecrets(),
    bsnEncryptionKey: '1'.repeat(64),
    bsnHashKey: '2'.repeat(64),
  };
  try {
    const databaseUrl = await createOneDatabase(stack, name);
    await tellWorld(databaseUrl);
    process.env['ANSWER_GRACE_MINUTES'] = '0';
    const billing = await startBilling({
      stack: { folder, kafkaBrokers: stack.kafkaBrokers },
      ...{ databaseUrl, secrets, topicPrefix: `${name}-`, profileFolder: null },
    });
    const books = new Client({ connectionString: databaseUrl });
    try {
      await books.connect();
      const only = numberAfter(args, '--only');
      const onEach = (done: number) => {
        if (done % 1_000 === 0) toStderr(`${done} messages`);
      };
      tell(await fuzz({ url: billing.url, books, messages, seed, only, onEach }));
      console.log(`${messages} passed, 0 failed (seed ${seed})`);
      return 0;
    } finally {
      await books.end();
      await billing.stop();
    }
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    writeFileSync('.local/fuzz-failure.xml', error.sent);
    console.log(`${error.message}\nthe message is in .local/fuzz-failure.xml; seed ${seed}`);
    return 1;
  } finally {
    rmSync(folder, { recursive: true });
    await dropNamedDatabases(stack, [name]);
  }
}

function tell(tally: Tally): void {
  const rows = [...tally].sort(([, a], [, b]) => b - a);
  for (const [kind, count] of rows) console.log(`${String(count).padStart(7)}  ${kind}`);
}

function numberAfter(args: readonly string[], name: string): number | undefined {
  const at = args.indexOf(name);
  const value = at < 0 ? NaN : Number(args[at + 1]);
  return Number.isInteger(value) ? value : undefined;
}

endWith(main(process.argv.slice(2)));
