/**
 * How fast a large JW323 is read and checked at levels 1 and 2, and how much memory that takes.
 * `npm run bench:ijw [-- MEGABYTES]`; one process, one core, nothing kept but what the rules need.
 */
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Jw323Check, Jw323Reader } from '@grensverkeer/ijw';
import { largeJw323 } from './ijw-message';

const MEGABYTE = 1_000_000;
const ROUNDS = 5;

interface Round {
  readonly lines: number;
  readonly findings: number;
  readonly seconds: number;
  readonly cpuMs: number;
}

async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    return console.log('npm run bench:ijw -- [MB]   lines per second, CPU per line, peak memory');
  }
  const megabytes = Number(process.argv[2] ?? 25);
  const idle = process.memoryUsage.rss();
  const folder = mkdtempSync(join(tmpdir(), 'bench-ijw-'));
  try {
    const file = join(folder, 'jw323.xml');
    await pipeline(Readable.from(largeJw323(megabytes * MEGABYTE)), createWriteStream(file));
    await report(file, megabytes, idle);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function report(file: string, megabytes: number, idle: number): Promise<void> {
  let peak = idle;
  const watch = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  for (let count = 1; count <= ROUNDS; count++) {
    const { lines, findings, seconds, cpuMs } = await round(file, watch);
    console.log(
      `round ${count}: ${lines} lines, ${findings} findings, ` +
        `${Math.round(lines / seconds)} lines/s, ${(cpuMs / lines).toFixed(4)} CPU-ms per line`,
    );
  }
  const above = Math.round((peak - idle) / MEGABYTE);
  console.log(`peak memory for ${megabytes} MB: ${above} MB above idle (all rounds together)`);
}

async function round(file: string, watch: () => void): Promise<Round> {
  const check = new Jw323Check();
  let lines = 0;
  const reader = new Jw323Reader({
    onHeader: (header) => check.header(header),
    onKop: (kop) => check.kop(kop),
    onLine: (line) => {
      lines++;
      check.line(line);
    },
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  for await (const chunk of createReadStream(file)) {
    reader.write(decoder.decode(chunk as Buffer, { stream: true }));
    watch();
  }
  if (!reader.close()) throw new Error(`the message is not valid: ${reader.faults[0]?.detail}`);
  const findings = check.finish().length;
  const { user, system } = process.cpuUsage(cpu);
  return {
    lines,
    findings,
    seconds: (performance.now() - start) / 1000,
    cpuMs: (user + system) / 1000,
  };
}

void main();
