import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../local/paths';

const PATIENCE_MS = 15_000;

export interface Broker {
  readonly kafkaBrokers: string;
  readonly topicPrefix: string;
}

/**
 * The first events on the topic of one municipality, as its finance system gets them: by running
 * the example consumer as a program of its own, that knows nothing of ours.
 */
export async function eventsOf(
  municipality: string,
  count: number,
  { kafkaBrokers, topicPrefix }: Broker,
): Promise<string[]> {
  const example = join(projectRoot, 'deploy', 'examples', 'consume-settlements.mjs');
  const consumer = spawn(process.execPath, [example, municipality], {
    // A group that nobody has read with before starts at the first event.
    env: {
      ...process.env,
      KAFKA_BROKERS: kafkaBrokers,
      TOPIC_PREFIX: topicPrefix,
      KAFKA_GROUP: `demo-${randomUUID()}`,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const patience = setTimeout(() => consumer.kill('SIGKILL'), PATIENCE_MS);
  const events: string[] = [];
  for await (const line of createInterface(consumer.stdout)) {
    // The client library writes lines of its own between them.
    if (line.includes('"specversion"')) events.push(line);
    if (events.length === count) break;
  }
  clearTimeout(patience);
  consumer.kill('SIGKILL');
  return events;
}
