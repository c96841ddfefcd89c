import { Logger } from '@nestjs/common';
import { Kafka, logLevel, type logCreator } from 'kafkajs';
import { produceLeanly } from './lean-produce';
import { quietRequestQueue } from './request-queue';

const logger = new Logger('kafkajs');

/** The broker of this process, by `KAFKA_BROKERS` (`host:port,host:port`). */
export function kafkaClient(clientId: string): Kafka {
  quietRequestQueue();
  produceLeanly();
  return new Kafka({
    clientId,
    brokers: () => brokersOf(process.env['KAFKA_BROKERS']),
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { retries: 3, initialRetryTime: 200, maxRetryTime: 5_000 },
    logLevel: logLevel.WARN,
    logCreator: toLogger,
  });
}

function brokersOf(list: string | undefined): string[] {
  if (list === undefined || list === '') throw new Error('KAFKA_BROKERS is not set');
  return list.split(',').map((address) => address.trim());
}

/**
 * Only where and what, never contents: log entries of kafkajs may carry parts of a message. At
 * debug level, because it tells each try; relay and consumer tell once what it means.
 */
const toLogger: logCreator = () => {
  return ({ log }) => {
    const { message, topic, partition } = log as { [name: string]: unknown; message: string };
    logger.debug({ event: 'kafka_client', message, topic, partition });
  };
};
