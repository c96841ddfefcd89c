import { setTimeout as sleep } from 'node:timers/promises';
import { topicConfig } from '@grensverkeer/events';
import { type Admin, KafkaJSProtocolError } from 'kafkajs';
import { kafkaClient } from './kafka-client';

const LED_ATTEMPTS = 50;
const LED_WAIT_MS = 100;

/** The topic as the broker knows it: environments that share a broker each have a prefix. */
export function topicName(baseName: string): string {
  return `${process.env['TOPIC_PREFIX'] ?? ''}${baseName}`;
}

/**
 * Creates what is missing of these topics (base names), with the partitions and retention that
 * the contract states; auto-creation is off. Harmless to repeat and to do from many processes.
 */
export async function ensureTopics(baseNames: readonly string[]): Promise<void> {
  const admin = kafkaClient('grensverkeer-topics').admin();
  await admin.connect();
  try {
    await createMissing(admin, baseNames);
  } finally {
    await admin.disconnect();
  }
}

export async function createMissing(admin: Admin, baseNames: readonly string[]): Promise<void> {
  const known = new Set(await admin.listTopics());
  const missing = baseNames.filter((baseName) => !known.has(topicName(baseName)));
  if (missing.length === 0) return;
  await admin.createTopics({ waitForLeaders: true, topics: missing.map(topicRequest) });
  for (const baseName of missing) await untilLed(admin, topicName(baseName));
}

/**
 * A leader that is named may not lead yet. A send would then be refused for some partitions, and
 * kafkajs would repeat it for all: copies, for nothing. Who tells its offsets is ready.
 */
async function untilLed(admin: Admin, topic: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await admin.fetchTopicOffsets(topic);
      return;
    } catch (error) {
      const isEarly = error instanceof KafkaJSProtocolError && error.retriable;
      if (!isEarly || attempt === LED_ATTEMPTS) throw error;
      await sleep(LED_WAIT_MS);
    }
  }
}

function topicRequest(baseName: string) {
  const { partitions, retentionMs } = topicConfig(baseName);
  const replicationFactor = Number(process.env['KAFKA_REPLICATION'] ?? 1);
  return {
    topic: topicName(baseName),
    numPartitions: partitions,
    replicationFactor,
    configEntries: [
      { name: 'cleanup.policy', value: 'delete' },
      { name: 'retention.ms', value: String(retentionMs) },
      // With three copies a send is acknowledged when two have it: one broker may be away.
      { name: 'min.insync.replicas', value: String(Math.max(1, replicationFactor - 1)) },
    ],
  };
}
