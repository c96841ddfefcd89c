import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabases, dropDatabases } from '../../deploy/local/databases';
import { timed, type Report } from '../../deploy/local/report';
import { startServices } from '../../deploy/local/services';
import type { Stack } from '../../deploy/local/stack';
import type { Urls } from '../../deploy/demo/settled';

/** Does `work` with the four services on databases and topics that nobody else uses. */
export async function inFreshSystem<T>(
  stack: Pick<Stack, 'adminDatabaseUrl' | 'kafkaBrokers'>,
  report: Report,
  work: (urls: Urls) => Promise<T>,
): Promise<T> {
  const name = `scenario_${randomBytes(4).toString('hex')}`;
  const logFolder = mkdtempSync(join(tmpdir(), `${name}-`));
  const databases = await createDatabases(stack, name);
  try {
    const services = await timed(report, 'four services', () =>
      startServices({
        ...{ databases, logFolder, report },
        kafkaBrokers: stack.kafkaBrokers,
        topicPrefix: `${name}-`,
      }),
    );
    try {
      return await work(services.urls);
    } finally {
      await timed(report, 'services stopped', () => services.stop());
    }
  } finally {
    await dropDatabases(stack, name);
    rmSync(logFolder, { recursive: true, force: true });
  }
}
