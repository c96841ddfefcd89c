import type { MessageHandler } from '@nestjs/microservices';
import type { BatchContext } from '../src/chunk';
import { KafkaBatchServer } from '../src/kafka-batch-server';
import { OutboxRelay } from '../src/outbox-relay';
import { ParkedMessages } from '../src/parked-messages';
import { keepNewest, openDatabase, recordChild } from './support';

/**
 * A writer, relay, reader or redrive in a process of its own, to be killed at a crash point. The
 * reader refuses the child that `POISON` names.
 */
async function main(role: string | undefined): Promise<void> {
  const dataSource = await openDatabase(process.env['TEST_DATABASE_URL'] ?? '', 5);
  if (role === 'writer') await dataSource.transaction((tx) => recordChild(tx, 'c1'));
  if (role === 'relay') new OutboxRelay(dataSource, { service: 'enrolment' }).start();
  if (role === 'reader' || role === 'redrive') {
    const server = new KafkaBatchServer({ groupId: 'reader', topics: ['children'], dataSource });
    server.addHandler('children', record, true);
    if (role === 'reader') server.listen(() => undefined);
    else await new ParkedMessages(dataSource).redrive('1');
  }
}

const record: MessageHandler<Parameters<typeof keepNewest>[0], BatchContext, void> = async (
  events,
  context,
) => {
  if (events.some(({ subject }) => subject === process.env['POISON'])) throw new Error('refused');
  if (context !== undefined) await keepNewest(events, context.tx);
  return undefined as never;
};

void main(process.argv[2]);
