import { setTimeout as sleep } from 'node:timers/promises';
import type { CrashPoint } from '@grensverkeer/messaging';
import { random, type Random } from '../../deploy/demo/random';
import type { ServiceName } from '../../deploy/local/databases';
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
const OF_READERS: readonly CrashPoint[] = [
  ...OF_WRITERS,
  'consumer-before-begin',
  'consumer-after-claim',
  'consumer-before-commit',
  'consumer-after-commit',
  'consumer-after-offset-commit',
];
const OF_BILLING: readonly CrashPoint[] = [
  ...OF_READERS,
  // Of what the run sends, only billing refuses some.
  'consumer-before-park',
  'consumer-after-part',
  'invoice-before-commit',
  'invoice-after-commit',
  'waiting-lines-before-commit',
  'convenant-spread-before-commit',
  'settlement-before-commit',
  'settlement-after-commit',
];

const POINTS: Readonly<Record<ServiceName, readonly CrashPoint[]>> = {
  ...{ enrolment: OF_WRITERS, placement: OF_READERS, convenant: OF_WRITERS, billing: OF_BILLING },
};

type Kind = 'kill' | 'point' | 'pause' | 'restart' | 'broker' | 'database' | 'rewind';
const WEIGHTS: Readonly<Record<Kind, number>> = {
  ...{ kill: 34, point: 40, pause: 8, restart: 6, broker: 4, database: 5, rewind: 3 },
};
/** Armed at once: the others have to do the work meanwhile. */
const MOST_ARMED = 3;
/** Who has not come to its point by then is killed where it stands. */
const ARMED_FOR_MS = 15_000;
/** With fewer at work a kill meets nothing; but nobody waits for them for ever. */
const LEAST_AT_WORK = 4;
const WAIT_FOR_WORK_MS = 8_000;

/** Makes trouble, decided by the seed, until enough processes have died. */
export class Trouble {
  /** What was done, by kind, and servers killed. */
  readonly counts: Partial<Record<Kind, number>> = {};
  serverKills = 0;
  private readonly chance: Random;
  private readonly points: [Member, CrashPoint][];
  private readonly background: Promise<void>[] = [];
  private serverAway = false;
  /** Being stopped and started: nobody else may do that now. */
  private readonly busy = new Set<Member>();

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
      await this.someAtWork();
      const kind = this.nextKind();
      this.counts[kind] = (this.counts[kind] ?? 0) + 1;
      this.does[kind]();
    }
    await Promise.all(this.background);
  }

  private async someAtWork(): Promise<void> {
    const atWork = () => this.of.fleet.members.filter(({ isReady }) => isReady).length;
    const limit = Date.now() + WAIT_FOR_WORK_MS;
    while (atWork() < LEAST_AT_WORK && Date.now() < limit) await sleep(100);
  }

  private readonly does: Readonly<Record<Kind, () => void>> = {
    kill: () => this.anyone()?.kill(),
    point: () => this.toAPoint(),
    pause: () => this.pause(),
    restart: () => {
      const member = this.anyone();
      if (member) this.meanwhile([member], () => member.stop().then(() => member.start()));
    },
    broker: () => this.killServer('broker'),
    database: () => this.killServer('database'),
    rewind: () => this.meanwhile(this.of.fleet.of('billing'), () => this.rewind()),
  };

  private nextKind(): Kind {
    const possible = (Object.entries(WEIGHTS) as [Kind, number][]).filter(([kind]) => {
      if (kind === 'broker' || kind === 'database') return this.of.servers.kill && !this.serverAway;
      if (kind !== 'rewind') return true;
      return !this.serverAway && !this.of.fleet.of('billing').some((one) => this.busy.has(one));
    });
    let drawn = this.chance.below(possible.reduce((sum, [, weight]) => sum + weight, 0));
    return possible.find(([, weight]) => (drawn -= weight) < 0)?.[0] ?? 'kill';
  }

  /** Half of all trouble is for billing, where the money is, and most for those that work. */
  private anyone(): Member | undefined {
    const { fleet } = this.of;
    const mayBeStarting = this.chance.below(6) === 0;
    const all = this.chance.below(2) === 0 ? fleet.of('billing') : fleet.members;
    const possible = all.filter(
      (one) => !this.busy.has(one) && !one.isArmed && (mayBeStarting || one.isReady),
    );
    return possible.length === 0 ? undefined : this.chance.pick(possible);
  }

  private toAPoint(): void {
    const { members } = this.of.fleet;
    const armed = members.filter(({ isArmed }) => isArmed);
    armed.find(({ armedForMs }) => armedForMs > ARMED_FOR_MS)?.kill();
    if (armed.length >= MOST_ARMED) return;
    const isFree = (one: Member) => one.isReady && !one.isArmed && !this.busy.has(one);
    const at = this.points.findIndex(([member]) => isFree(member));
    const [next] = at < 0 ? [] : this.points.splice(at, 1);
    if (next === undefined) return;
    this.points.push(next);
    const [member, point] = next;
    member.kill(point);
  }

  /** Longer than the group waits for a member: it comes back to partitions that it has lost. */
  private pause(): void {
    const member = this.anyone();
    if (member === undefined) return;
    const forMs = SESSION_MS + 1_000 + this.chance.below(1_500);
    this.of.report(`${member.name} stopped for ${forMs} ms`);
    this.meanwhile([], async () => {
      member.signal('SIGSTOP');
      await sleep(forMs);
      member.signal('SIGCONT');
    });
  }

  private killServer(name: ServerName): void {
    this.serverAway = true;
    this.serverKills += 1;
    this.of.report(`${name} killed`);
    const awayMs = this.chance.below(3_000);
    this.meanwhile([], async () => {
      await this.of.servers.kill?.(name, awayMs);
      this.serverAway = false;
      this.of.report(`${name} back`);
    });
  }

  /** All readers of billing read everything again. */
  private async rewind(): Promise<void> {
    const readers = this.of.fleet.of('billing');
    await Promise.all(readers.map((reader) => reader.stop()));
    try {
      await this.of.meddler.rewind('billing');
      this.of.report('billing reads all topics again');
    } catch {
      // The broker is away, or the group still counts a member that was killed: another time.
      this.of.report('billing could not be put back');
    }
    for (const reader of readers) reader.start();
  }

  private meanwhile(members: readonly Member[], work: () => Promise<void>): void {
    for (const member of members) this.busy.add(member);
    const done = work().finally(() => members.forEach((member) => this.busy.delete(member)));
    this.background.push(done);
  }

  private shuffledPoints(): [Member, CrashPoint][] {
    const { fleet, first } = this.of;
    const all = fleet.members.flatMap((member) =>
      POINTS[member.service].map((point): [Member, CrashPoint] => [member, point]),
    );
    const keyed = all.map((one) => ({ one, at: this.chance.below(1_000_000) }));
    const shuffled = keyed.sort((a, b) => a.at - b.at).map(({ one }) => one);
    const isFirst = ([member, point]: [Member, CrashPoint]) =>
      member.service === 'billing' && first.includes(point);
    return [...shuffled.filter(isFirst), ...shuffled.filter((one) => !isFirst(one))];
  }
}
