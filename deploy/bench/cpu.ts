import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The three that share the work; a whole path is counted over all of them together. */
export const PARTS = ['node', 'postgres', 'broker'] as const;
export type Part = (typeof PARTS)[number];

/** CPU time in milliseconds, user and system. */
export type Cpu = Readonly<Record<Part, number>>;

/** The processes of each part; of each also what it has started. */
export type Processes = Readonly<Record<Part, readonly number[]>>;

/** `sysconf(_SC_CLK_TCK)`, which has been 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
const FIELD = { parent: 1, user: 11, system: 12, childUser: 13, childSystem: 14 };

/** CPU is read from /proc, which only Linux has. @throws Error that says so elsewhere */
export function mustCountCpu(): void {
  if (existsSync('/proc/self/stat')) return;
  throw new Error(
    `The bench counts CPU time of other processes from /proc, and ${process.platform} has none. ` +
      'Run it on Linux, or in a Linux container.',
  );
}

/** What these processes have used since they started. */
export function cpuOf(processes: Processes): Cpu {
  const all = readAll();
  const used = (part: Part) =>
    processes[part].reduce((total, pid) => total + ofTree(all, pid, true), 0);
  return { node: used('node'), postgres: used('postgres'), broker: used('broker') };
}

export function since(before: Cpu, now: Cpu): Cpu {
  return {
    node: now.node - before.node,
    postgres: now.postgres - before.postgres,
    broker: now.broker - before.broker,
  };
}

export function totalOf(cpu: Cpu): number {
  return cpu.node + cpu.postgres + cpu.broker;
}

interface Stat {
  readonly own: number;
  /** Of children that have ended and were waited for. */
  readonly ended: number;
  readonly children: number[];
}

/** A process with all that it started: those that run, and those that have ended. */
function ofTree(all: ReadonlyMap<number, Stat>, pid: number, isRoot: boolean): number {
  const stat = all.get(pid);
  if (!stat) {
    if (isRoot) throw new Error(`process ${pid} has ended while it was measured`);
    return 0;
  }
  const below = stat.children.reduce((total, child) => total + ofTree(all, child, false), 0);
  return stat.own + stat.ended + below;
}

function readAll(): Map<number, Stat> {
  const parents = new Map<number, number>();
  const all = new Map<number, Stat>();
  for (const name of readdirSync('/proc')) {
    const fields = /^\d+$/.test(name) ? fieldsOf(name) : null;
    if (fields === null) continue;
    const ms = (at: number) => (Number(fields[at]) * 1000) / TICKS_PER_SECOND;
    all.set(Number(name), {
      own: ms(FIELD.user) + ms(FIELD.system),
      ended: ms(FIELD.childUser) + ms(FIELD.childSystem),
      children: [],
    });
    parents.set(Number(name), Number(fields[FIELD.parent]));
  }
  for (const [pid, parent] of parents) all.get(parent)?.children.push(pid);
  return all;
}

/** What stands after the name of the program, which may itself hold spaces and brackets. */
function fieldsOf(pid: string): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
