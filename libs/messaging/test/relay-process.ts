import { OutboxRelay } from '../src/outbox-relay';
import { openDatabase } from './support';

/** A relay in a process of its own, to be killed. */
async function main(): Promise<void> {
  const dataSource = await openDatabase(process.env['TEST_DATABASE_URL'] ?? '', 3);
  new OutboxRelay(dataSource, { service: 'enrolment' }).start();
}

void main();
