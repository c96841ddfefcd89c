import { logError, passingTrouble } from '@grensverkeer/service-kit';
import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { setTimeout as sleep } from 'timers/promises';
import type { DataSource } from 'typeorm';
import { replay } from './replay';
import { resultOf } from './replay-result';
import type { ReplayRow } from './replays';

const POLL_MS = 2_000;
/** A question that takes a process down with it must not take down the next one for ever. */
const ATTEMPTS = 3;
const UNFINISHED = `status in ('waiting', 'running')`;

/**
 * Runs the replays that are asked for, one at a time in each process. Whoever runs one holds an
 * advisory lock for as long as its transaction lives, so what a killed process leaves behind is
 * taken up by another.
 */
@Injectable()
export class ReplayWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private waiting = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  /** What is half done is left to the next process: nothing of it is in the books. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.waiting.abort();
    await this.loop;
  }

  /** There is something to do; otherwise it is found at the next look. */
  wake(): void {
    this.waiting.abort();
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.waiting = new AbortController();
      const hasRun = await this.runNext().catch((error: unknown) => {
        logError('replay_worker_failed', error);
        return false;
      });
      const { signal } = this.waiting;
      if (!hasRun) await sleep(POLL_MS, null, { signal }).catch(() => undefined);
    }
  }

  /** @returns whether there was one to run */
  private async runNext(): Promise<boolean> {
    const found: { id: string }[] = await this.database.query(
      `select id from replay where ${UNFINISHED} order by number limit 20`,
    );
    for (const { id } of found) if (await this.runOne(id)) return true;
    return false;
  }

  private async runOne(id: string): Promise<boolean> {
    try {
      return await this.database.transaction('REPEATABLE READ', async (tx) => {
        await tx.query('set transaction read only');
        const [lock]: { held: boolean }[] = await tx.query(
          `select pg_try_advisory_xact_lock(hashtextextended('replay ' || $1, 0)) held`,
          [id],
        );
        if (!lock?.held || !(await this.begin(id))) return false;
        const [row]: ReplayRow[] = await tx.query('select * from replay where id = $1', [id]);
        if (!row) return false;
        const asked = { draft: row.draft, from: row.period_from, until: row.period_until };
        const found = await replay(tx, asked, (done, total) => this.goOn(id, done, total));
        if (found) await this.finish(id, 'done', JSON.stringify(resultOf(found)));
        return true;
      });
    } catch (error) {
      // The database is away or busy: begun anew when that has passed, as often as a death.
      if (passingTrouble(error) !== null) throw error;
      logError('replay_failed', error);
      await this.finish(id, 'failed', null);
      return true;
    }
  }

  /** Outside the transaction of the replay, which only reads. */
  private async begin(id: string): Promise<boolean> {
    const [begun]: [{ attempts: number }[]] = await this.database.query(
      `update replay set status = 'running', attempts = attempts + 1
       where id = $1 and ${UNFINISHED} returning attempts`,
      [id],
    );
    const attempts = begun[0]?.attempts ?? 0;
    if (attempts > ATTEMPTS) await this.finish(id, 'failed', null);
    return attempts > 0 && attempts <= ATTEMPTS;
  }

  /** Shows how far it is; no when somebody cancelled it or this process stops. */
  private async goOn(id: string, done: number, total: number): Promise<boolean> {
    const [going]: [unknown[]] = await this.database.query(
      `update replay set lines_done = $2, lines_total = $3
       where id = $1 and status = 'running' returning id`,
      [id, done, total],
    );
    return going.length > 0 && !this.stopping.signal.aborted;
  }

  private async finish(id: string, status: 'done' | 'failed', result: string | null) {
    await this.database.query(
      `update replay set status = $2, result = $3, finished_at = now()
       where id = $1 and ${UNFINISHED}`,
      [id, status, result],
    );
  }
}
