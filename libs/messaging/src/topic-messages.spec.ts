import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { type Message, type PartitionMetadata, Partitioners } from 'kafkajs';
import { TopicMessages } from './topic-messages';

const load = createRequire(__filename);
/** Not exported by kafkajs, hence by its path. */
const stock = load('kafkajs/src/producer/groupMessagesPerPartition') as (of: object) => object;

const partitions = (count: number) =>
  Array.from({ length: count }, (_, partitionId) => ({ partitionId, leader: 1 }));

function grouped(messages: readonly Message[], count: number): object {
  const partitioner = Partitioners.DefaultPartitioner();
  const partitionMetadata = partitions(count) as PartitionMetadata[];
  return stock({ topic: 'children', partitionMetadata, messages, partitioner });
}

const key = fc.oneof(
  fc.constantFrom('gm0502-gm0599', 'gm0344-gm0363', '', '0197c3f0'),
  fc.string({ unit: 'binary' }),
);
const message = fc.record({ key, value: fc.string() });

it('is sorted into partitions as kafkajs sorts a plain list, in the same order', () => {
  fc.assert(
    fc.property(fc.array(message), fc.integer({ min: 0, max: 7 }), (messages, count) => {
      const ours = new TopicMessages();
      for (const one of messages) ours.push(one);
      expect([...ours]).toEqual(messages);
      expect(grouped(ours, count)).toEqual(grouped(messages, count));
    }),
  );
});

it('asks where a key belongs once', () => {
  const ours = new TopicMessages();
  for (let at = 0; at < 100; at++) ours.push({ key: `gm${at % 3}`, value: String(at) });
  const asked: unknown[] = [];
  const partitioner = ({ message: { key: of } }: { message: Message }) => asked.push(of) % 2;
  stock({ topic: 'children', partitionMetadata: partitions(2), messages: ours, partitioner });
  expect(asked).toEqual(['gm0', 'gm1', 'gm2']);
});
