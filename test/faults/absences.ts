import { setTimeout as sleep } from 'node:timers/promises';
import { SESSION_MS, type Fleet } from './fleet';
import type { Member } from './member';
import type { Servers } from './servers';
import type { SmallDisk } from './small-disk';

/** What can be taken away, and from whom. */
export interface Scene {
  readonly fleet: Fleet;
  readonly servers: Required<Servers>;
  readonly disk: SmallDisk | null;
  /** Those that the load is given to. */
  readonly standing: Set<Member>;
}

export interface Absence {
  readonly name: string;
  readonly forMs: number;
  /** May calls be refused meanwhile? */
  readonly mayRefuse: boolean;
  readonly happen: () => Promise<void>;
  began?: number;
  ended?: number;
}

const LONGEST_DATABASE_MS = 120_000;
const LONGEST_DISK_MS = 60_000;
const STOPPED_MS = 2 * SESSION_MS;
/** What a member has begun is answered by then. */
const DRAIN_MS = 3_000;

/** Each in its turn. Without a broker all is taken in: events wait in the outbox. */
export function absences({ fleet, servers, disk, standing }: Scene, seconds: number): Absence[] {
  const brokerMs = seconds * 1_000;
  const databaseMs = Math.min(LONGEST_DATABASE_MS, brokerMs / 2);
  const diskMs = Math.min(LONGEST_DISK_MS, brokerMs / 2);
  const full: Absence[] = disk
    ? [{ name: 'disk full', forMs: diskMs, mayRefuse: true, happen: () => fillFor(disk, diskMs) }]
    : [];
  return [
    {
      ...{ name: 'broker away', forMs: brokerMs, mayRefuse: false },
      happen: () => servers.kill('broker', brokerMs),
    },
    {
      ...{ name: 'database away', forMs: databaseMs, mayRefuse: true },
      happen: () => servers.kill('database', databaseMs),
    },
    ...full,
    {
      // It may hold the rows of a child meanwhile.
      ...{ name: 'consumer stopped', forMs: DRAIN_MS + STOPPED_MS, mayRefuse: true },
      happen: () => stopOne(fleet.of('billing').at(-1), standing),
    },
  ];
}

async function fillFor(disk: SmallDisk, ms: number): Promise<void> {
  disk.fill();
  await sleep(ms);
  disk.free();
}

/** It reads nothing for longer than its group waits for it, and then goes on as if nothing was. */
async function stopOne(member: Member | undefined, standing: Set<Member>): Promise<void> {
  if (member === undefined) return;
  standing.delete(member);
  await sleep(DRAIN_MS);
  member.signal('SIGSTOP');
  await sleep(STOPPED_MS);
  member.signal('SIGCONT');
  standing.add(member);
}
