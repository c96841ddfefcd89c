import { crashPoint } from '@grensverkeer/messaging';
import { logError, type HealthDetails } from '@grensverkeer/service-kit';
import { Impossible } from '@grensverkeer/settlement';
import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { spreadConvenants } from '../facts/spread-convenants';
import { giveWay } from '../in-breaths';
import { answerGraceMinutes } from '../invoices/answer-grace';
import { answerFailed } from '../invoices/answer-pending';
import { forgiveKept } from '../invoices/take-up';
import { judgeWaitingLines } from '../invoices/waiting-lines';
import { forgiveFailures, retryFailed, setApart, takeDue, takeOne, type DueChild } from './due';
import { settlementFigures } from './settlement-health';
import { reasonOf, SettlementsService } from './settlements.service';
import { Wake } from './wake';

/**
 * What one transaction settles. Children differ a thousandfold in lines, and the doors share this
 * process and its database: a transaction is kept short, and not too small.
 */
const BATCH = { children: 200, newLines: 1_500, lines: 500 };
const LINES = 500;
const SPREAD = 1_000;
const POLL_MS = 500;
const LOOK_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Takes what is due and settles it, at its own pace. Any number of workers may run, in one
 * process or many: a child that one of them holds is left alone by the others.
 */
@Injectable()
export class SettlementWorker
  implements OnApplicationBootstrap, BeforeApplicationShutdown, HealthDetails
{
  /** Since the last round without one. */
  private failures = 0;
  private lookedAt = 0;
  private running = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly settlements: SettlementsService,
    private readonly wake: Wake,
  ) {}

  onApplicationBootstrap(): void {
    answerGraceMinutes(); // A wrong setting must stop the start, not the first answer.
    this.running = true;
    this.loop = this.run();
  }

  /** What is being settled is finished first. */
  async beforeApplicationShutdown(): Promise<void> {
    this.running = false;
    this.wake.signal();
    await this.loop;
  }

  /** See `SettlementFigures`; `workerFailures` of this process, 0 when all is well. */
  async details(): Promise<Record<string, number>> {
    // One snapshot, so that nothing is counted twice or missed while it passes from mark to mark.
    const figures = await this.database.transaction('REPEATABLE READ', settlementFigures);
    return { ...figures, workerFailures: this.failures };
  }

  /**
   * Settles children that are due, the longest waiting first.
   * @returns how many; ask again while it is not zero
   */
  async settleDueChildren(children = BATCH.children): Promise<number> {
    let taken: readonly DueChild[] = [];
    await giveWay();
    try {
      await this.database.transaction(async (tx) => {
        taken = await takeDue(tx, { ...BATCH, children });
        if (taken.length > 0) await this.settlements.settleChildren(tx, taken);
      });
      if (taken.length > 0) crashPoint('settlement-after-commit');
      return taken.length;
    } catch (error) {
      const isTooSlowAlone = taken.length === 1 && isTimeout(error);
      if (!isAboutData(error) && !isTooSlowAlone) throw error;
      for (const { id } of taken) await this.settleAlone(id);
      return taken.length;
    }
  }

  /** The database refused what a batch wrote: find the child that is to blame. */
  private async settleAlone(id: string): Promise<void> {
    try {
      await this.database.transaction(async (tx) => {
        const children = await takeOne(tx, id);
        if (children.length > 0) await this.settlements.settleChildren(tx, children);
      });
    } catch (error) {
      if (!isAboutData(error) && !isTimeout(error)) throw error;
      await setApart(this.database.manager, new Map([[id, reasonOf(error)]]));
    }
  }

  private async run(): Promise<void> {
    await this.guarded(() => forgiveFailures(this.database.manager));
    await this.guarded(() => forgiveKept(this.database.manager));
    await this.guarded(() => this.database.transaction((tx) => answerFailed(tx, LINES)));
    while (this.running) {
      const before = this.failures;
      const done = await this.round();
      if (this.failures === before) this.failures = 0;
      const pause = Math.min(LONGEST_PAUSE_MS, POLL_MS * 2 ** this.failures);
      if (done === 0 || this.failures > 0) await this.wake.wait(pause);
    }
  }

  /**
   * What goes wrong in one kind of work does not keep the others waiting. As long as there are
   * children to settle the rest, which is rare, is looked for a few times a second.
   */
  private async round(): Promise<number> {
    // What fails for many may go for a few: a batch that takes too long must not come back for ever.
    const children = Math.max(1, BATCH.children >> this.failures);
    const settled = await this.guarded(() => this.settleDueChildren(children));
    if (settled > 0 && performance.now() - this.lookedAt < LOOK_MS) return settled;
    this.lookedAt = performance.now();
    const judged = await this.guarded(() =>
      this.database.transaction((tx) => judgeWaitingLines(tx, LINES)),
    );
    const spread = await this.guarded(() =>
      this.database.transaction((tx) => spreadConvenants(tx, SPREAD)),
    );
    const again = await this.guarded(() => retryFailed(this.database.manager));
    return judged + spread + settled + again;
  }

  private async guarded(work: () => Promise<number>): Promise<number> {
    try {
      return await work();
    } catch (error) {
      logError('worker_failed', error, { count: ++this.failures });
      return 0;
    }
  }
}

/**
 * Whether the child is to blame: SQLSTATE classes 22 and 23, or an error that computing throws.
 * Everything else is about the server, the connection or another transaction, and passes.
 */
function isAboutData(error: unknown): boolean {
  const { code } = Object(error) as { code?: unknown };
  if (typeof code === 'string') return /^2[23]\w{3}$/.test(code);
  return error instanceof Impossible || error instanceof TypeError || error instanceof RangeError;
}

/** SQLSTATE 57014: a statement took longer than it may. */
function isTimeout(error: unknown): boolean {
  return (Object(error) as { code?: unknown }).code === '57014';
}
