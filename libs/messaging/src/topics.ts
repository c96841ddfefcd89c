import { topicConfig } from '@grensverkeer/events';
import type { Admin } from 'kafkajs';
import { kafkaClient } from './kafka-client';

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
