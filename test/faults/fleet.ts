import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from '../../deploy/local/databases';
import { freePort } from '../../deploy/local/ports';
import { freshSecrets } from '../../deploy/local/secrets';
import { Member } from './member';

export interface FleetOptions {
  readonly databases: Readonly<Record<ServiceName, string>>;
  readonly kafkaBrokers: string;
  readonly topicPrefix: string;
  readonly logFolder: string;
  /** A guard to take away; see `libs/messaging/src/fault-control.ts`. */
  readonly control: string | null;
  /** Told of every death. */
  readonly onDeath: (text: string) => void;
}

/** The broker allows no shorter one. A process that is stopped for longer loses its partitions. */
export const SESSION_MS = 6_000;
const BILLINGS = 3;
const ALL: readonly ServiceName[] = [
  ...(['enrolment', 'placement', 'convenant'] as const),
  ...Array<ServiceName>(BILLINGS).fill('billing'),
];

/** All processes of a system under faults, each started again whenever it dies. */
export class Fleet {
  readonly members: readonly Member[];
  /** Deaths by SIGKILL, also those at a point inside the code. */
  kills = 0;

  private constructor(ports: readonly number[], options: FleetOptions) {
    mkdirSync(options.logFolder, { recursive: true });
    const { bsnEncryptionKey, bsnHashKey } = freshSecrets();
    const env = {
      ...process.env,
      KAFKA_BROKERS: options.kafkaBrokers,
      TOPIC_PREFIX: options.topicPrefix,
      KAFKA_SESSION_TIMEOUT_MS: String(SESSION_MS),
      BSN_ENCRYPTION_KEY: bsnEncryptionKey,
      BSN_HASH_KEY: bsnHashKey,
      HOST: '127.0.0.1',
      // Under jest the services would keep silent.
      NODE_ENV: 'development',
      ...(options.control !== null && { FAULT_CONTROL: options.control }),
    };
    const onDeath = (text: string, wasKilled: boolean) => {
      if (wasKilled) this.kills += 1;
      options.onDeath(text);
    };
    this.members = ALL.map((service, at) => {
      const ownEnv = { ...env, DATABASE_URL: options.databases[service], PORT: String(ports[at]) };
      const name = service === 'billing' ? `billing-${at - ALL.indexOf('billing') + 1}` : service;
      return new Member(name, service, ownEnv, join(options.logFolder, `${name}.log`), onDeath);
    });
  }

  static async start(options: FleetOptions): Promise<Fleet> {
    const ports: number[] = [];
    while (ports.length < ALL.length) {
      const port = await freePort();
      if (!ports.includes(port)) ports.push(port);
    }
    const fleet = new Fleet(ports, options);
    for (const member of fleet.members) member.start();
    await Promise.all(fleet.members.map((member) => member.ready()));
    return fleet;
  }

  of(service: ServiceName): Member[] {
    return this.members.filter((member) => member.service === service);
  }

  get urls(): Record<ServiceName, string[]> {
    const urls = (service: ServiceName) => this.of(service).map(({ url }) => url);
    return {
      enrolment: urls('enrolment'),
      placement: urls('placement'),
      convenant: urls('convenant'),
      billing: urls('billing'),
    };
  }

  /** The most memory that each process has held. */
  peakMemory(): string {
    return this.members.map(({ name, peakMegabytes }) => `${name} ${peakMegabytes} MB`).join(', ');
  }

  async stop(): Promise<void> {
    await Promise.all(this.members.map((member) => member.stop()));
  }
}
