import { EventEmitter } from 'node:events';
import type { EntityManager, EntitySubscriberInterface, QueryRunner } from 'typeorm';

const signal = new EventEmitter();
const appended = new WeakSet<QueryRunner>();

/** Tells the relay of this process that there may be rows. Polling remains the floor. */
export function wakeRelay(): void {
  signal.emit('wake');
}

export function onWake(listener: () => void): () => void {
  signal.on('wake', listener);
  return () => signal.off('wake', listener);
}

/** The relay is woken when this transaction has committed, not before: it would see nothing. */
export function wakeAfterCommit(tx: EntityManager): void {
  if (tx.queryRunner !== undefined) appended.add(tx.queryRunner);
}

export const wakeSubscriber: EntitySubscriberInterface = {
  afterTransactionCommit({ queryRunner }): void {
    if (!queryRunner.isTransactionActive && appended.delete(queryRunner)) wakeRelay();
  },
  afterTransactionRollback({ queryRunner }): void {
    if (!queryRunner.isTransactionActive) appended.delete(queryRunner);
  },
};
