import { readFileSync } from 'node:fs';
import { CompressionTypes, Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import { Client } from 'pg';
import { SaxesParser } from 'saxes';

/**
 * The plain pipe, a program of its own so that its CPU can be counted: the same XML parsed with
 * saxes, lines and postings by UNNEST, one outbox row per event, relayed, produced with stock
 * kafkajs, deleted. No rules, no checks, no answer, no encryption: what the work costs when
 * nothing is asked of it. Told by messages: `{ files }` → `{ events }`.
 */

const ROWS = 1_000;

interface PipeLine {
  readonly receiver: string;
  readonly invoice: string;
  readonly fields: Readonly<Record<string, string>>;
}

async function main(): Promise<void> {
  const prefix = process.env['TOPIC_PREFIX'] ?? '';
  const topics = (process.env['PIPE_TOPICS'] ?? '').split(',').map((name) => prefix + name);
  const [writer, relay] = [await connected(), await connected()];
  await writer.query(TABLES);
  const producer = await producerOn(topics);
  process.on('message', (message: { files?: string[]; end?: boolean }) => {
    if (message.end) process.exit(0);
    const { files = [] } = message;
    void pass(files, { writer, relay, producer, topics }).then((events) =>
      process.send?.({ events }),
    );
  });
  process.send?.({ ready: true });
}

interface Pipe {
  readonly writer: Client;
  readonly relay: Client;
  readonly producer: Producer;
  readonly topics: readonly string[];
}

/** Writing and relaying run side by side, as they do in a service. */
async function pass(files: readonly string[], pipe: Pipe): Promise<number> {
  let written = false;
  const writing = (async () => {
    for (const file of files) await write(pipe, parse(readFileSync(file, 'utf8')));
    written = true;
  })();
  let events = 0;
  for (;;) {
    const last = written;
    const sent = await relayOnce(pipe);
    events += sent;
    if (sent === 0 && last) break;
    if (sent === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await writing;
  return events;
}

function parse(xml: string): PipeLine[] {
  const parser = new SaxesParser({ xmlns: true });
  const lines: PipeLine[] = [];
  let [text, receiver, invoice] = ['', '', ''];
  let fields: Record<string, string> = {};
  parser.on('opentag', ({ local }) => {
    text = '';
    if (local === 'Prestatie') fields = {};
  });
  parser.on('text', (piece) => (text += piece));
  parser.on('closetag', ({ local }) => {
    if (local === 'Prestatie') lines.push({ receiver, invoice, fields });
    else if (local === 'Ontvanger') receiver = text;
    else if (local === 'DeclaratieNummer') invoice = text;
    else fields[local] = text;
    text = '';
  });
  parser.write(xml).close();
  return lines;
}

async function write({ writer, topics }: Pipe, lines: readonly PipeLine[]): Promise<void> {
  await writer.query('begin');
  const column = (name: string) => lines.map(({ fields }) => fields[name] ?? null);
  const { rows } = await writer.query<{ id: string }>(INSERT_LINES, [
    lines.map(({ invoice }) => invoice),
    lines.map(({ receiver }) => receiver),
    ...LINE_FIELDS.map(column),
  ]);
  const parties = lines.map(({ receiver }, at) => [
    receiver,
    topics[at % topics.length]!.slice(-4),
  ]);
  const amounts = column('Bedrag');
  await writer.query(INSERT_POSTINGS, [
    rows.flatMap(({ id }) => [id, id]),
    parties.flat(),
    amounts.flatMap((amount) => [amount, `-${amount}`]),
  ]);
  const events = lines.flatMap((line, at) => {
    const [owed = '', owing = ''] = parties[at] ?? [];
    const key = `gm${owed}-gm${owing}`;
    const payload = payloadOf(line, rows[at]?.id ?? '', owed, owing);
    const topic = topics[at % topics.length]!;
    return [topic, topic.slice(0, -4) + owed].map((name) => ({ topic: name, key, payload }));
  });
  await writer.query(INSERT_OUTBOX, [
    events.map(({ topic }) => topic),
    events.map(({ key }) => key),
    events.map(({ payload }) => payload),
  ]);
  await writer.query('commit');
}

/** As long as an event of ours. */
function payloadOf({ invoice, fields }: PipeLine, id: string, owed: string, owing: string): string {
  return JSON.stringify({
    specversion: '1.0',
    id: `0197c3f0-0001-7000-8000-${id.padStart(12, '0')}`,
    source: 'urn:nld:oin:00000099000000001000:systeem:grensverkeer-bench',
    type: 'nl.grensverkeer.settlement-posted.v1',
    subject: `P${id}`,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    dataschema: 'https://grensverkeer.example/events/settlement-posted.v1.json',
    partitionkey: `gm${owed}-gm${owing}`,
    data: { postingId: id, invoice, owed, owing, ...fields },
  });
}

/** A thousand rows, sent, deleted; planned anew each time, by the index. */
async function relayOnce({ relay, producer }: Pipe): Promise<number> {
  await relay.query('begin; set local enable_seqscan = off; set local enable_sort = off');
  const { rows } = await relay.query<{ id: string; topic: string; key: string; payload: string }>(
    `select id, topic, key, payload from pipe_outbox order by id limit ${ROWS}`,
  );
  if (rows.length > 0) {
    const messages = new Map<string, { key: string; value: string }[]>();
    for (const { topic, key, payload } of rows) {
      const mine = messages.get(topic);
      if (mine) mine.push({ key, value: payload });
      else messages.set(topic, [{ key, value: payload }]);
    }
    await producer.sendBatch({
      acks: -1,
      compression: CompressionTypes.None,
      topicMessages: [...messages].map(([topic, own]) => ({ topic, messages: own })),
    });
    await relay.query('delete from pipe_outbox where id = any($1::bigint[])', [
      rows.map(({ id }) => id),
    ]);
  }
  await relay.query('commit');
  return rows.length;
}

async function connected(): Promise<Client> {
  const client = new Client({ connectionString: process.env['DATABASE_URL'] });
  // The bench was interrupted, and stops the servers.
  client.on('error', () => process.exit(1));
  await client.connect();
  return client;
}

async function producerOn(topics: readonly string[]): Promise<Producer> {
  const brokers = (process.env['KAFKA_BROKERS'] ?? '').split(',');
  const kafka = new Kafka({ clientId: 'plain-pipe', brokers, logLevel: logLevel.ERROR });
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({
    waitForLeaders: true,
    topics: topics.map((topic) => ({ topic, numPartitions: 1 })),
  });
  await admin.disconnect();
  const producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  return producer;
}

const LINE_FIELDS = [
  ...['ReferentieNummer', 'ToewijzingNummer', 'ProductCategorie', 'ProductCode', 'Begindatum'],
  ...['Einddatum', 'GeleverdVolume', 'Eenheid', 'ProductTarief', 'Bedrag', 'DebetCredit'],
];

const TABLES = `
  create table pipe_line (id bigint generated always as identity primary key, invoice text,
    receiver text, reference text, allocation bigint, category text, code text, first_day date,
    last_day date, volume int, unit text, tariff bigint, amount bigint, sign text);
  create table pipe_posting (id bigint generated always as identity primary key, line_id bigint,
    municipality text, amount bigint);
  create table pipe_outbox (id bigint generated always as identity primary key, topic text,
    key text, payload text)
    with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`;

const INSERT_LINES = `
  insert into pipe_line (invoice, receiver, reference, allocation, category, code, first_day,
    last_day, volume, unit, tariff, amount, sign)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[],
    $7::date[], $8::date[], $9::int[], $10::text[], $11::bigint[], $12::bigint[], $13::text[])
  returning id`;

const INSERT_POSTINGS = `
  insert into pipe_posting (line_id, municipality, amount)
  select * from unnest($1::bigint[], $2::text[], $3::bigint[])`;

const INSERT_OUTBOX = `
  insert into pipe_outbox (topic, key, payload)
  select * from unnest($1::text[], $2::text[], $3::text[])`;

void main();
