import { type FactEvent, type SettlementPosted, settlementsTopic } from '@grensverkeer/events';
import { append, KafkaBatchServer, wakeRelay } from '@grensverkeer/messaging';
import { connect } from '@grensverkeer/service-kit';
import type { DataSource } from 'typeorm';
import {
  eventually,
  testDatabase,
  type TestDatabase,
  testTopicPrefix,
} from '../../../test/support';
import { jw323 } from '../test/jw323';
import { schema } from './schema';
import { Case, testBsn } from '../test/case';
import { openBilling, type Billing } from '../test/open-billing';

const PAIR = ['0599', '0502'] as const;
const CHILDREN = 60;

let database: TestDatabase;
let outside: DataSource;
/** Two of the service, as in production: both take invoices, facts and due children. */
let billings: Billing[] = [];
const readers: KafkaBatchServer[] = [];
beforeAll(async () => {
  process.env['TOPIC_PREFIX'] = testTopicPrefix();
  database = await testDatabase('billing');
  outside = await connect(schema, database.url);
  billings = [await openBilling(database.url, true), await openBilling(database.url, true)];
});
afterAll(async () => {
  for (const reader of readers) await reader.close();
  for (const billing of billings) await billing.stop();
  await outside?.destroy();
  await database?.drop();
});

/** As the owners of the facts do: through an outbox to the broker. */
async function publish(events: readonly FactEvent[]): Promise<void> {
  await outside.transaction((tx) => append(tx, events));
  wakeRelay();
}

async function allQuiet(): Promise<void> {
  for (let quiet = 0; quiet < 2;) {
    const figures = await Promise.all(billings.map((billing) => billing.figures()));
    const left = figures.flatMap(({ due, outbox, lag, waitingLines }) => [
      due,
      outbox,
      lag,
      waitingLines,
    ]);
    quiet = left.every((count) => count === 0) ? quiet + 1 : 0;
    if (quiet < 2) await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Everything on the topic of a municipality, in order. */
async function readTopic(municipality: string, count: number): Promise<SettlementPosted[]> {
  const topic = settlementsTopic(municipality);
  const read: SettlementPosted[] = [];
  const groupId = `reader-${municipality}-${process.env['TOPIC_PREFIX']}`;
  const reader = new KafkaBatchServer({ groupId, topics: [topic], dataSource: outside });
  const take = async (events: FactEvent[]) => {
    read.push(...events.map(({ data }) => data as unknown as SettlementPosted));
  };
  reader.addHandler(topic, take as never, true);
  readers.push(reader);
  reader.listen(() => undefined);
  await eventually(() => read.length >= count, { timeoutMs: 60_000 });
  return read;
}

describe('the walk over the broker, with two processes at work', () => {
  const children = Array.from({ length: CHILDREN }, (_, n) => new Case(1_000 + n, testBsn(n)));
  const facts = children.flatMap((child) => child.facts('0502'));
  const moved = children.map((child) => child.residences(2, '0502', ['2026-04-16', '0599']));

  it('ends in one posting per line, however often and in whatever order facts come', async () => {
    const [one, other] = billings;
    const lines = children.map((child, n) => [child, `K-${n}`, 3_000 + n] as const);
    const before = jw323('K1', ...lines.slice(0, 30));
    const after = jw323('K2', ...lines.slice(30));
    const [early] = await Promise.all([one?.post(before, 'application/xml'), publish(facts)]);
    expect([200, 202]).toContain(early?.status);
    await publish([...moved, ...facts].reverse());
    await other?.post(after, 'application/xml');
    await publish(facts);
    await allQuiet();
    const booked = [...((await one?.lines('K1')) ?? []), ...((await other?.lines('K2')) ?? [])];
    expect(booked).toHaveLength(CHILDREN);
    expect(
      booked.map((line) => line.standingPostings.map(({ amountCents }) => amountCents)),
    ).toEqual(booked.map((line) => [Math.round(line.amountCents / 2)]));
    expect(booked.map((line) => line.keptCents)).toEqual(
      booked.map((line) => Math.floor(line.amountCents / 2)),
    );
  });

  it('takes an invoice once that is sent to both processes at the same time', async () => {
    const message = jw323('K3', [children[0]!, 'K3-1', 700]);
    const answers = await Promise.all(
      [...billings, ...billings, ...billings].map((b) => b.post(message, 'application/xml')),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.text).toContain('8001');
    await allQuiet();
    expect(await billings[0]?.lines('K3')).toHaveLength(1);
  });

  it('tells both municipalities every posting once, mirrored, and in the same order', async () => {
    const [row]: { count: number }[] = await outside.query('select count(*) from posting');
    const count = row?.count ?? 0;
    expect(count).toBeGreaterThanOrEqual(CHILDREN);
    const [owing, owed] = [await readTopic(PAIR[1], count), await readTopic(PAIR[0], count)];
    const idsOf = (events: SettlementPosted[]) => events.map(({ postingId }) => postingId);
    expect(idsOf(owing)).toEqual(idsOf(owed));
    expect(new Set(idsOf(owing)).size).toBe(count);
    expect(owing.every(({ direction }, at) => direction !== owed[at]?.direction)).toBe(true);
    const known = new Set<string>();
    for (const { postingId, reverses } of owing) {
      expect(reverses === null || known.has(reverses)).toBe(true);
      known.add(postingId);
    }
  });
});
