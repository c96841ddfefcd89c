import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BillingProcess } from './billing';

const MEGABYTE = 1_000_000;

/** What a billing process needed since a moment at which it was at rest; as Linux tells it. */
export class Needs {
  private readonly idle: number;
  private readonly cpu: number;
  private readonly started = performance.now();

  constructor(private readonly pid: number) {
    this.idle = memory(pid, 'VmRSS');
    this.cpu = cpuSeconds(pid);
    // The peak counts from here.
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  }

  /** Seconds, CPU and the peak of memory, until now. */
  told(): string {
    const most = memory(this.pid, 'VmHWM');
    const used = (cpuSeconds(this.pid) - this.cpu).toFixed(1);
    const seconds = ((performance.now() - this.started) / 1_000).toFixed(1);
    const above = `${mb(most - this.idle)} MB above rest (${mb(this.idle)} MB)`;
    return `after ${seconds} s, ${used} s CPU of billing, at most ${above}`;
  }
}

/** Waits until nothing is due any more. */
export async function settled({ url }: BillingProcess): Promise<void> {
  while ((await figures(url))['due'] !== 0) await sleep(200);
}

/** What the health page tells. */
export async function figures(url: string): Promise<Record<string, number>> {
  const health = (await (await fetch(`${url}/_healthz`)).json()) as {
    details: Record<string, number>;
  };
  return health.details;
}

/** Of this process, since it started; Linux counts in hundredths. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Bytes. */
function memory(pid: number, what: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
}

const mb = (bytes: number): string => (bytes / MEGABYTE).toFixed(0);
