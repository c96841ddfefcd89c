import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager, EntitySubscriberInterface, QueryRunner } from 'typeorm';

/**
 * Tells the settlement worker of this process that there is something to do. Only a matter of
 * speed: what is due stands in the database, and the worker also looks by itself.
 */
@Injectable()
export class Wake implements OnModuleInit, EntitySubscriberInterface {
  private readonly promised = new WeakSet<QueryRunner>();
  private signalled = false;
  private resume: (() => void) | undefined;

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  onModuleInit(): void {
    this.database.subscribers.push(this);
  }

  /** Signals when this transaction has committed; earlier the worker would see nothing. */
  afterCommitOf(tx: EntityManager): void {
    if (tx.queryRunner) this.promised.add(tx.queryRunner);
  }

  afterTransactionCommit({ queryRunner }: { queryRunner: QueryRunner }): void {
    // A savepoint that is released is no commit yet.
    if (queryRunner.isTransactionActive || !this.promised.delete(queryRunner)) return;
    this.signal();
  }

  afterTransactionRollback({ queryRunner }: { queryRunner: QueryRunner }): void {
    if (!queryRunner.isTransactionActive) this.promised.delete(queryRunner);
  }

  signal(): void {
    this.signalled = true;
    this.resume?.();
  }

  /** Resolves at the next signal (or one missed since the last wait), at the latest after `ms`. */
  async wait(ms: number): Promise<void> {
    if (!this.signalled) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.resume = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.signalled = false;
    this.resume = undefined;
  }
}
