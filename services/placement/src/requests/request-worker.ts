import { logError, type HealthDetails } from '@grensverkeer/service-kit';
import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { setTimeout as sleep } from 'timers/promises';
import { DataSource } from 'typeorm';
import { requestGraceMinutes } from './grace';
import { judgeDueRequests } from './judge-requests';
import { countFailed } from './judging-failed';

const REQUESTS = 50;
const POLL_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/** Looks at requests that are due, at its own pace; any number of workers may run. */
@Injectable()
export class RequestWorker
  implements OnApplicationBootstrap, BeforeApplicationShutdown, HealthDetails
{
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(private readonly database: DataSource) {}

  onApplicationBootstrap(): void {
    requestGraceMinutes(); // A wrong setting must stop the start, not the first answer.
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  async details(): Promise<{ failedRequests: number }> {
    return { failedRequests: await countFailed(this.database.manager) };
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted;) {
      try {
        const count = await this.database.transaction((tx) => judgeDueRequests(tx, REQUESTS));
        failures = 0;
        if (count > 0) continue;
      } catch (error) {
        logError('request_worker_failed', error, { count: ++failures });
      }
      const pause = Math.min(LONGEST_PAUSE_MS, POLL_MS * 2 ** failures);
      await sleep(pause, null, { signal }).catch(() => undefined);
    }
  }
}
