import { logError } from '@grensverkeer/service-kit';
import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { IntakeWake } from './intake-wake';
import { InvoicesService } from './invoices.service';
import { largestAtOnce } from './receive-jw323';

const POLL_MS = 1_000;
const AFTER_FAILURE_MS = 10_000;

/**
 * Takes up the large messages that were kept, one after another: each needs memory of its own.
 * They stand in the database, so a process that dies leaves them to the next.
 */
@Injectable()
export class IntakeWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private running = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly invoices: InvoicesService,
    private readonly wake: IntakeWake,
  ) {}

  onApplicationBootstrap(): void {
    largestAtOnce(); // A wrong setting must stop the start, not the first message.
    this.running = true;
    this.loop = this.run();
  }

  /** The message that is being taken up is finished first. */
  async beforeApplicationShutdown(): Promise<void> {
    this.running = false;
    this.wake.signal();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (this.running) {
      const pause = await this.round();
      if (pause > 0) await this.wake.wait(pause);
    }
  }

  /** @returns how long to wait before the next, in milliseconds */
  private async round(): Promise<number> {
    try {
      const { found, done } = await this.invoices.takeUpKept();
      if (found === 0) return POLL_MS;
      return done > 0 ? 0 : AFTER_FAILURE_MS;
    } catch (error) {
      logError('intake_failed', error);
      return AFTER_FAILURE_MS;
    }
  }
}
