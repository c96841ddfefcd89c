import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HEALTH_DETAILS } from './health';
import { OutboxRelay, type RelayOptions } from './outbox-relay';
import { wakeSubscriber } from './wake';

const RELAY_OPTIONS = Symbol('RELAY_OPTIONS');

/** The relay of this process, from start to shutdown. `OUTBOX_RELAY=off` leaves it to others. */
@Injectable()
export class RelayOfProcess implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly relay: OutboxRelay;

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(RELAY_OPTIONS) options: RelayOptions,
  ) {
    this.relay = new OutboxRelay(dataSource, options);
  }

  onApplicationBootstrap(): void {
    this.dataSource.subscribers.push(wakeSubscriber);
    if (process.env['OUTBOX_RELAY'] !== 'off') this.relay.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay.stop();
  }

  details(): Promise<Record<string, number>> {
    return this.relay.details();
  }
}

/** `OutboxModule.forRoot({ service: 'billing', renderers: { postings: renderPostings } })` */
@Module({})
export class OutboxModule {
  static forRoot(options: RelayOptions): DynamicModule {
    return {
      module: OutboxModule,
      providers: [
        { provide: RELAY_OPTIONS, useValue: options },
        RelayOfProcess,
        { provide: HEALTH_DETAILS, useExisting: RelayOfProcess },
      ],
    };
  }
}
