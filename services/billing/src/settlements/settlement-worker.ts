import { logError } from '@grensverkeer/service-kit';
import { Impossible } from '@grensverkeer/settlement';
import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { spreadConvenants } from '../facts/spread-convenants';
import { judgeWaitingLines } from '../invoices/waiting-lines';
import type { DueChild } from './case-file.loader';
import { reasonOf, setApart, SettlementsService } from './settlements.service';
import { Wake } from './wake';

const CHILDREN = 200;
const LINES = 500;
const SPREAD = 1_000;
const POLL_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Takes what is due and settles it, at its own pace. Any number of workers may run, in one
 * process or many: a child that one of them holds is left alone by the others.
 */
@Injectable()
export class SettlementWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private running = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly settlements: SettlementsService,
    private readonly wake: Wake,
  ) {}

  onApplicationBootstrap(): void {
    this.running = true;
    this.loop = this.run();
  }

  /** What is being settled is finished first. */
  async beforeApplicationShutdown(): Promise<void> {
    this.running = false;
    this.wake.signal();
    await this.loop;
  }

  /**
   * Settles children that are due, the longest waiting first.
   * @returns how many; ask again while it is not zero
   */
  async settleDueChildren(limit: number): Promise<number> {
    let taken: readonly DueChild[] = [];
    try {
      return await this.database.transaction(async (tx) => {
        taken = await tx.query<DueChild[]>(
          `select id, municipalities from child where due_since is not null
           order by due_since limit $1 for update skip locked`,
          [limit],
        );
        if (taken.length > 0) await this.settlements.settleChildren(tx, taken);
        return taken.length;
      });
    } catch (error) {
      if (!isAboutData(error)) throw error;
      for (const { id } of taken) await this.settleAlone(id);
      return taken.length;
    }
  }

  /** The database refused what a batch wrote: find the child that is to blame. */
  private async settleAlone(id: string): Promise<void> {
    const lock = `select id, municipalities from child where id = $1 and due_since is not null
      for update`;
    try {
      await this.database.transaction(async (tx) => {
        const children = await tx.query<DueChild[]>(lock, [id]);
        if (children.length > 0) await this.settlements.settleChildren(tx, children);
      });
    } catch (error) {
      if (!isAboutData(error)) throw error;
      await setApart(this.database.manager, new Map([[id, reasonOf(error)]]));
    }
  }

  private async run(): Promise<void> {
    let failures = 0;
    await this.forgiveFailures().catch((error: unknown) => logError('worker_failed', error));
    while (this.running) {
      try {
        const done = await this.round();
        failures = 0;
        if (done === 0) await this.wake.wait(POLL_MS);
      } catch (error) {
        logError('worker_failed', error, { count: ++failures });
        await this.wake.wait(Math.min(LONGEST_PAUSE_MS, 100 * 2 ** failures));
      }
    }
  }

  private async round(): Promise<number> {
    const judged = await this.database.transaction((tx) => judgeWaitingLines(tx, LINES));
    const spread = await this.database.transaction((tx) => spreadConvenants(tx, SPREAD));
    const settled = await this.settleDueChildren(CHILDREN);
    return judged + Number(spread) + settled;
  }

  /** A new process may be a mended one: what could not be computed is tried again. */
  private async forgiveFailures(): Promise<void> {
    await this.database.query(
      `update child set due_since = now(), failure = null, failed_at = null
       where id in (select id from child where failure is not null order by id for update)`,
    );
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
