import { type Admin } from 'kafkajs';
import { groupName } from './group-consumer';
import { kafkaClient } from './kafka-client';
import { topicName } from './topics';

/** Messages that a group has not yet consumed, over its topics. */
export class LagMeter {
  private admin: Admin | null = null;

  constructor(
    private readonly groupId: string,
    private readonly topics: readonly string[],
  ) {}

  /** High watermarks minus committed offsets; -1 when the broker does not answer. */
  async read(): Promise<number> {
    try {
      const admin = await this.connected();
      const lags: number[] = [];
      for (const topic of this.topics) lags.push(await this.lagOf(admin, topicName(topic)));
      return lags.reduce((sum, lag) => sum + lag, 0);
    } catch {
      // The figure itself says that it could not be had.
      await this.close();
      return -1;
    }
  }

  async close(): Promise<void> {
    const { admin } = this;
    this.admin = null;
    await admin?.disconnect().catch(() => undefined);
  }

  private async connected(): Promise<Admin> {
    if (this.admin !== null) return this.admin;
    const admin = kafkaClient('grensverkeer-lag').admin({ retry: { retries: 1 } });
    await admin.connect();
    this.admin = admin;
    return admin;
  }

  private async lagOf(admin: Admin, topic: string): Promise<number> {
    const ends = await admin.fetchTopicOffsets(topic);
    const [group] = await admin.fetchOffsets({ groupId: groupName(this.groupId), topics: [topic] });
    const committed = new Map(
      group?.partitions.map(({ partition, offset }) => [partition, Number(offset)]),
    );
    // What was both sent and read between the two questions would count below nothing.
    return ends.reduce((sum, { partition, high, low }) => {
      const at = committed.get(partition) ?? -1;
      return sum + Math.max(0, Number(high) - Math.max(at, Number(low)));
    }, 0);
  }
}
