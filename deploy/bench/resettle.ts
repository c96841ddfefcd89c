import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { seedHistory, seedOthers } from './books';
import { convenantOf } from './facts';
import { messageOf, monthAt } from './messages';
import type { BenchOptions } from './options';
import { openPlace, type Place } from './place';
import { dearestStatements } from './statements';
import { post, untilQuiet } from './whole-path';
import { LINES_PER_CHILD } from './world';

const MONTHS = 24;
const INVOICES = 100;
const CHILDREN_PER_INVOICE = 5;
const PAUSE_MS = 100;
const TARGET_SECONDS = 60;

/**
 * A new version of the agreement between the two regions changes every line of two years: each is
 * taken back and charged anew. Meanwhile providers go on sending.
 */
export async function resettle(options: BenchOptions, lines: number): Promise<string> {
  const others = Math.ceil(lines / (MONTHS * LINES_PER_CHILD));
  const count = others * MONTHS * LINES_PER_CHILD;
  options.report(`  filling the books with ${count.toLocaleString('en')} lines …`);
  const place = await openPlace(options, {
    name: 'resettle',
    children: 4 * INVOICES * CHILDREN_PER_INVOICE,
    convenants: 10,
    seed: async (database) => seedHistory(database, await seedOthers(database, others), MONTHS),
  });
  try {
    const { database } = place;
    await mustBeRight(database);
    await postings(place, 0);
    const before = await postings(place, 1);
    const [first, started] = [await counted(database), performance.now()];
    await publishVersion(database, 2);
    const meanwhile = postings(place, 2);
    await sleep(PAUSE_MS);
    await untilQuiet(database);
    const seconds = (performance.now() - started) / 1000;
    const during = await meanwhile;
    const changed = ((await counted(database)) - first) / 2;
    if (options.profile) {
      options.report(`statements, ms per line:\n${await dearestStatements(database, count)}`);
    }
    if (changed < count) throw new Error(`only ${changed} of ${count} lines were settled again`);
    return told(count, seconds, before, during, peakMegabytes(place.billing.pid));
  } finally {
    await place.stop();
  }
}

/** The books as filled must be those that the service would make: settling again adds nothing. */
async function mustBeRight(database: Client): Promise<void> {
  const before = await counted(database);
  await database.query(
    `update child set due_since = now() where id in (
       select child_id from placement_fact where allocation_number >= 100000000 limit 300)`,
  );
  await untilQuiet(database);
  const added = (await counted(database)) - before;
  if (added !== 0) throw new Error(`the filled books are wrong: settling added ${added} postings`);
}

async function publishVersion(database: Client, version: number): Promise<void> {
  const convenant = convenantOf(0, version, version * 4);
  await database.query(
    'insert into convenant_version (convenant_id, version, data) values ($1, $2, $3)',
    [convenant.id, version, JSON.stringify(convenant)],
  );
}

/** Sends small invoices one after another; how long each answer took, in milliseconds. */
async function postings({ billing }: Place, round: number): Promise<number[]> {
  const took: number[] = [];
  for (let at = 0; at < INVOICES; at++) {
    const first = (round * INVOICES + at) * CHILDREN_PER_INVOICE;
    const message = messageOf(first, first + 1, monthAt(round), `S${round}m${at}`);
    const started = performance.now();
    await post(billing.url, message);
    took.push(performance.now() - started);
    await sleep(PAUSE_MS);
  }
  return took.sort((a, b) => a - b);
}

async function counted(database: Client): Promise<number> {
  const { rows } = await database.query<{ count: string }>(
    `select count(*) from posting p join invoice_line l on l.id = p.line_id
     where l.allocation_number >= 100000000`,
  );
  return Number(rows[0]?.count);
}

/** What the process held at most, of memory of its own. */
function peakMegabytes(pid: number): number {
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(peak?.[1]) / 1024);
}

function told(
  lines: number,
  seconds: number,
  before: readonly number[],
  during: readonly number[],
  megabytes: number,
): string {
  const p95 = (all: readonly number[]) => all[Math.floor(all.length * 0.95)] ?? Number.NaN;
  const [calm, busy] = [p95(before), p95(during)];
  const perMillion = (seconds * 1e6) / lines;
  return [
    `${lines.toLocaleString('en')} lines over ${MONTHS} months settled again`,
    `  wall time to right books and an empty outbox  ${seconds.toFixed(1)} s` +
      ` (a million in ${perMillion.toFixed(0)} s; target ${TARGET_SECONDS})`,
    `  lines a second                                ${Math.round(lines / seconds).toLocaleString('en')}`,
    `  most memory of the service                    ${megabytes} MB`,
    `  p95 of new invoices, before and meanwhile     ${calm.toFixed(0)} and ${busy.toFixed(0)} ms` +
      ` (${(busy / calm).toFixed(1)} times; target 2)`,
  ].join('\n');
}
