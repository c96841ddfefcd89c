import { Kafka, logLevel, type EachBatchPayload } from 'kafkajs';

type Days = Record<'from' | 'until', string> & { amountCents: number };
export type PostingView = Days &
  Record<'id' | 'lineId' | 'kind' | 'debtor' | 'creditor', string> & { reverses: string | null };
export type LineView = Record<'lineId' | 'reference' | 'sender' | 'status', string> &
  Record<'postings' | 'standingPostings', PostingView[]> &
  Record<'openParts', Days[]> & { keptCents: number };
export type InvoiceView = Record<'invoiceId' | 'sender' | 'invoiceNumber' | 'status', string> &
  Record<'grantedCents', number>;
type Told = PostingView & Record<'postingId', string> & { version: number };
type Event = Record<'id' | 'type' | 'subject', string> & { data: Told };
export type Message = Record<'topic' | 'text', string> & { event: Event };

export const askAnew = (url: string) => fetch(url, { headers: { connection: 'close' } });
export const get = async <T>(url: string) => (await (await askAnew(url)).json()) as T;

export async function getAll<T>(url: string): Promise<T[]> {
  const page = await get<{ items: T[]; _links: { next?: { href: string } } }>(url);
  const next = page._links.next && new URL(page._links.next.href, url).href;
  return next === undefined ? page.items : [...page.items, ...(await getAll<T>(next))];
}

/** All that stands in the topics of this system, from their beginning to where they end now. */
export async function readTopics(brokers: string, prefix: string): Promise<Message[]> {
  const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  const consumer = kafka.consumer({ groupId: `${prefix}checker-${Date.now()}` });
  await Promise.all([admin.connect(), consumer.connect()]);
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
  const ends = new Map<string, number>();
  for (const topic of topics)
    for (const { partition, high } of await admin.fetchTopicOffsets(topic))
      if (Number(high) > 0) ends.set(`${topic} ${partition}`, Number(high));
  const messages: Message[] = [];
  await consumer.subscribe({ topics, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    setTimeout(() => reject(new Error(`not read: ${[...ends.keys()].join()}`)), 60_000).unref();
    const eachBatch = async ({ batch: { topic, partition, messages: read } }: EachBatchPayload) => {
      for (const { key, value } of read) {
        const text = value?.toString() ?? '';
        if (text === 'poison' || key?.toString().startsWith('poison-')) continue;
        messages.push({ topic: topic.slice(prefix.length), text, event: JSON.parse(text) });
      }
      const place = `${topic} ${partition}`;
      if (Number(read.at(-1)?.offset) + 1 >= (ends.get(place) ?? 0)) ends.delete(place);
      if (ends.size === 0) resolve();
    };
    consumer.run({ eachBatch }).catch(reject);
  });
  await Promise.all([consumer.disconnect(), admin.disconnect()]);
  return messages;
}
