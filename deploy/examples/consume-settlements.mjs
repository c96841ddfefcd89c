// What a municipal finance system needs: node deploy/examples/consume-settlements.mjs 0599
import { Kafka } from 'kafkajs';

const municipality = process.argv[2] ?? '0599';
const brokers = (process.env.KAFKA_BROKERS ?? '127.0.0.1:19092').split(',');
const topic = `${process.env.TOPIC_PREFIX ?? ''}settlements.gm${municipality}`;
const groupId = process.env.KAFKA_GROUP ?? `gm${municipality}-finance-example`;
const consumer = new Kafka({ brokers }).consumer({ groupId });
await consumer.connect();
await consumer.subscribe({ topics: [topic], fromBeginning: true });
await consumer.run({ eachMessage: async ({ message }) => console.log(message.value.toString()) });
