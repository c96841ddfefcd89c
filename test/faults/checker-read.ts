import { Kafka, logLevel } from 'kafkajs';

export interface PostingView {
  readonly id: string;
  readonly lineId: string;
  readonly kind: string;
  readonly reverses: string | null;
  readonly debtor: string;
  readonly creditor: string;
  readonly amountCents: number;
  readonly from: string;
  readonly until: string;
}

export interface LineView {
  readonly lineId: string;
  readonly reference: string;
  readonly sender: string;
  readonly status: string;
  readonly keptCents: number;
  readonly codes: readonly { code: string }[];
  readonly postings: readonly PostingView[];
  readonly standingPostings: readonly PostingView[];
  readonly openParts: readonly { from: string; until: string; amountCents: number }[];
}

export interface Told extends PostingView {
  readonly postingId: string;
  readonly direction: string;
  readonly counterparty: string;
}

/** One message of a topic, as any consumer would see it. */
export interface Message {
  readonly topic: string;
  readonly text: string;
  readonly event: { id: string; type: string; subject: string; data: Told & { version: number } };
}

export async function get<T>(url: string): Promise<T> {
  return (await (await fetch(url)).json()) as T;
}

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
  const left = new Map<string, number>();
  for (const topic of topics)
    for (const { partition, high, low } of await admin.fetchTopicOffsets(topic))
      if (Number(high) > Number(low)) left.set(`${topic} ${partition}`, Number(high));
  const messages: Message[] = [];
  await consumer.subscribe({ topics, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    const run = consumer.run({
      eachMessage: async ({ topic, partition, message: { key, value, offset } }) => {
        const text = value?.toString() ?? '';
        if (!key?.toString().startsWith('poison-'))
          messages.push({ topic: topic.slice(prefix.length), text, event: JSON.parse(text) });
        const place = `${topic} ${partition}`;
        if (Number(offset) + 1 >= (left.get(place) ?? 0)) left.delete(place);
        if (left.size === 0) resolve();
      },
    });
    run.catch(reject);
    if (left.size === 0) resolve();
    setTimeout(() => reject(new Error(`not read: ${[...left.keys()].join()}`)), 60_000).unref();
  });
  await Promise.all([consumer.disconnect(), admin.disconnect()]);
  return messages;
}
