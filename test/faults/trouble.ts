import { setTimeout as sleep } from 'node:timers/promises';
import type { CrashPoint } from '@grensverkeer/messaging';
import { random, type Random } from '../../deploy/demo/random';
import type { Report } from '../../deploy/local/report';
import { SESSION_MS, type Fleet } from './fleet';
import type { Meddler } from './meddler';
import type { Member } from './member';
import type { ServerName, Servers } from './servers';

export interface Troubled {
  readonly fleet: Fleet;
  readonly servers: Servers;
  readonly meddler: Meddler;
  readonly seed: number;
  /** Deaths after which it is enough. */
  readonly kills: number;
  /** Points to be tried before all others. */
  readonly first: readonly CrashPoint[];
  readonly report: Report;
}

const OF_WRITERS: readonly CrashPoint[] = [
  'writer-before-commit',
  'relay-before-publish',
  'relay-after-publish',
  'relay-after-delete',
  'relay-after-commit',
];
const OF_BILLING: readonly CrashPoint[] = [
  ...OF_WRITERS,
  'consumer-before-begin',
  'consumer-after-claim',
  'consumer-before-commit',
  'consumer-after-commit',
  'consumer-after-offset-commit',
  'consumer-before-park',
  'invoice-before-commit',
  'invoice-after-commit',
  'waiting-lines-before-commit',
  'convenant-spread-before-commit',
  'settlement-before-commit',
  'settlement-after-commit',
];

type Kind = 'kill' | 'point' | 'pause' | 'restart' | 'broker' | 'database' | 'rewind';
const WEIGHTS: Readonly<Record<Kind, number>> = {
  ...{ kill: 34, point: 40, pause: 8, restart: 6, broker: 4, database: 5, rewind: 3 },
};
/** Armed at once: the others have to do the work meanwhile. */
const MOST_ARMED = 3;

/** Makes trouble, decided by the seed, until enough processes have died. */
export class Trouble {
  /** What was done, by kind, and servers killed. */
  readonly counts: Partial<Record<Kind, number>> = {};
  serverKills = 0;
  private readonly chance: Random;
  private readonly points: [Member, CrashPoint][];
  private readonly background: Promise<void>[] = [];
  private serverAway = false;

  constructor(private readonly of: Troubled) {
    this.chance = random(of.seed);
    this.points = this.shuffledPoints();
  }

  get kills(): number {
    return this.of.fleet.kills + this.serverKills;
  }

  async make(): Promise<void> {
    while (this.kills < this.of.kills) {
      await sleep(300 + this.chance.below(900));
      const kind = this.nextKind();
      this.counts[kind] = (this.counts[kind] ?? 0) + 1;
      await this.does[kind]();
    }
    await Promise.all(this.background);
  }

  private readonly does: Readonly<Record<Kind, () => Promise<void> | void>> = {
    kill: () => this.anyone().kill(),
    point: () => {
      const [member, point] = this.points.shift() ?? [];
      if (member === undefined || point === undefined) return;
      this.points.push([member, point]);
      if (this.of.fleet.members.filter(({ isArmed }) => isArmed).length >= MOST_ARMED) {
        this.of.fleet.members.find(({ isArmed }) => isArmed)?.kill();
      }
      member.kill(point);
    },
    pause: () => this.meanwhile(this.pause(this.anyone())),
    restart: async () => {
      const member = this.anyone();
      await member.stop();
      await member.start();
    },
    broker: () => this.killServer('broker'),
    database: () => this.killServer('database'),
    rewind: () => this.rewind(),
  };

  private nextKind(): Kind {
    const possible = (Object.entries(WEIGHTS) as [Kind, number][]).filter(([kind]) => {
      if (kind === 'broker' || kind === 'database') return this.of.servers.kill && !this.serverAway;
      return kind !== 'rewind' || !this.serverAway;
    });
    let drawn = this.chance.below(possible.reduce((sum, [, weight]) => sum + weight, 0));
    return possible.find(([, weight]) => (drawn -= weight) < 0)?.[0] ?? 'kill';
  }

  private anyone(): Member {
    // Half of all trouble is for billing, where the money is.
    const { fleet } = this.of;
    return this.chance.pick(this.chance.below(2) === 0 ? fleet.of('billing') : fleet.members);
  }

  /** Longer than the group waits for a member: it comes back to partitions that it has lost. */
  private async pause(member: Member): Promise<void> {
    member.signal('SIGSTOP');
    await sleep(SESSION_MS + 1_000 + this.chance.below(1_500));
    member.signal('SIGCONT');
  }

  private killServer(name: ServerName): void {
    this.serverAway = true;
    this.serverKills += 1;
    this.of.report(`${name} killed`);
    const kill = this.of.servers.kill?.(name, this.chance.below(3_000)) ?? Promise.resolve();
    this.meanwhile(
      kill.then(() => {
        this.serverAway = false;
        this.of.report(`${name} back`);
      }),
    );
  }

  /** All readers of billing read everything again. */
  private async rewind(): Promise<void> {
    const readers = this.of.fleet.of('billing');
    await Promise.all(readers.map((reader) => reader.stop()));
    try {
      await this.of.meddler.rewind('billing');
      this.of.report('billing reads all topics again');
    } catch {
      // The group still counts a member that was killed: another time.
      this.of.report('billing could not be put back');
    }
    await Promise.all(readers.map((reader) => reader.start()));
  }

  private meanwhile(work: Promise<void>): void {
    this.background.push(work);
  }

  private shuffledPoints(): [Member, CrashPoint][] {
    const { fleet, first } = this.of;
    const all = fleet.members.flatMap((member): [Member, CrashPoint][] => {
      const points = member.service === 'billing' ? OF_BILLING : OF_WRITERS;
      return points.map((point) => [member, point]);
    });
    const keyed = all.map((one) => ({ one, at: this.chance.below(1_000_000) }));
    const shuffled = keyed.sort((a, b) => a.at - b.at).map(({ one }) => one);
    const isFirst = ([member, point]: [Member, CrashPoint]) =>
      member.service === 'billing' && first.includes(point);
    return [...shuffled.filter(isFirst), ...shuffled.filter((one) => !isFirst(one))];
  }
}
