import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { FactEvent } from '@grensverkeer/events';
import type { DataSource } from 'typeorm';
import { BatchContext } from '../src/chunk';
import { KafkaBatchServer } from '../src/kafka-batch-server';
import { ParkedMessages } from '../src/parked-messages';
import { ensureTopics } from '../src/topics';
import {
  type ChildRecorded,
  closeLater,
  foreignProducer,
  freshDatabase,
  keepNewest,
  type Sent,
  until,
} from './support';

type Refuse = (events: FactEvent[], tx: BatchContext['tx']) => Promise<unknown> | undefined;

/** What the handler does before it records, and what it was given. */
export const reader: { refuse: Refuse; calls: FactEvent[][] } = {
  refuse: () => undefined,
  calls: [],
};

export function resetReader(): void {
  reader.refuse = () => undefined;
  reader.calls = [];
}

@Controller()
class ChildrenConsumer {
  @EventPattern('children')
  async record(@Payload() events: FactEvent[], @Ctx() { tx }: BatchContext): Promise<void> {
    reader.calls.push(events);
    await reader.refuse(events, tx);
    await keepNewest(events, tx);
  }
}

@Module({ controllers: [ChildrenConsumer] })
class ConsumerModule {}

class Refused extends Error {
  readonly code = 'child-refused';
  readonly detail = 'because the test says so';
}

/** A handler that refuses these children by a coded error. */
export const poison = (...children: string[]): Refuse => {
  return (events) => {
    if (events.some(({ subject }) => children.includes(subject))) throw new Refused('no');
    return undefined;
  };
};

export async function startReader(dataSource: DataSource): Promise<KafkaBatchServer> {
  const server = new KafkaBatchServer({ groupId: 'reader', topics: ['children'], dataSource });
  const app = await NestFactory.createMicroservice(ConsumerModule, {
    strategy: server,
    logger: false,
  });
  await app.listen();
  closeLater(app, () => app.close());
  return server;
}

/** A reader of children on a fresh database, and the hands to work with it. */
export async function startScene() {
  const dataSource = await freshDatabase();
  await ensureTopics(['children']);
  const send = await foreignProducer();
  const server = await startReader(dataSource);
  const parked = new ParkedMessages(dataSource);
  const consumed = () =>
    until(
      () => server.details(),
      ({ lag }) => lag === 0,
    );
  return { dataSource, send, server, parked, consumed };
}

export const sent = (event: ChildRecorded): Sent => ({
  key: event.partitionkey,
  value: JSON.stringify(event),
});

/** The version that is known of each child. */
export async function facts(dataSource: DataSource): Promise<Record<string, number>> {
  const rows = await dataSource.query<{ subject: string; version: string }[]>(
    'select subject, version from fact order by 1',
  );
  return Object.fromEntries(rows.map(({ subject, version }) => [subject, Number(version)]));
}

/** Why messages were parked, in the order in which they were. */
export async function codes(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ code: string }[]>('select code from parked order by id');
  return rows.map(({ code }) => code);
}
