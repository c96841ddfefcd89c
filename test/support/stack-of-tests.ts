import { randomBytes } from 'node:crypto';

/** The addresses that `global-setup` has put into the environment. */
export function stackOfTests(): { adminDatabaseUrl: string; kafkaBrokers: string } {
  const adminDatabaseUrl = process.env['DATABASE_URL'];
  const kafkaBrokers = process.env['KAFKA_BROKERS'];
  if (!adminDatabaseUrl || !kafkaBrokers)
    throw new Error('No stack: this test belongs to the int or e2e project of jest.config.js.');
  return { adminDatabaseUrl, kafkaBrokers };
}

/** A prefix for topic names that no other test has. */
export function testTopicPrefix(): string {
  return `t${randomBytes(4).toString('hex')}-`;
}
