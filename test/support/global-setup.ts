import { ensureBuilt } from '../../deploy/local/build';
import { messageOf, timed, toStderr } from '../../deploy/local/report';
import { startStack, type Stack } from '../../deploy/local/stack';

declare global {
  var grensverkeerStack: Stack | undefined;
}

/** Starts PostgreSQL and Kafka once for all int and e2e tests; the workers inherit the addresses. */
export default async function globalSetup(): Promise<void> {
  toStderr('\nStack for the tests:');
  await timed(toStderr, 'build', async () => ensureBuilt());
  const stack = await startStack({ persistent: false, report: toStderr });
  globalThis.grensverkeerStack = stack;
  process.env['DATABASE_URL'] = stack.adminDatabaseUrl;
  process.env['KAFKA_BROKERS'] = stack.kafkaBrokers;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void stopAndLeave(stack));
}

/** jest ends on a signal without its teardown. */
async function stopAndLeave(stack: Stack): Promise<void> {
  await stack.stop().catch((error: unknown) => toStderr(messageOf(error)));
  process.exit(130);
}
