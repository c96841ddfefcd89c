import { NotFound } from '@grensverkeer/service-kit';
import type { ConvenantVersion, LocalDate } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import type { InForce, ReplayResult, ReplayState, ReplayView } from './replay.dto';

/** A row of `replay`. */
export interface ReplayRow {
  readonly id: string;
  readonly number: number;
  readonly convenant_id: string;
  readonly version: number;
  readonly draft: ConvenantVersion;
  readonly period_from: LocalDate;
  readonly period_until: LocalDate;
  readonly in_force: InForce;
  readonly status: ReplayState;
  readonly lines_done: number;
  readonly lines_total: number | null;
  readonly asked_at: Date;
  readonly finished_at: Date | null;
  readonly result: ReplayResult | null;
}

interface NewReplay {
  readonly draft: ConvenantVersion;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly inForce: InForce;
}

/** Keeps the question; whichever process is free takes it up. */
export async function keepReplay(tx: EntityManager, asked: NewReplay): Promise<ReplayRow> {
  const { draft, from, until, inForce } = asked;
  const [row]: ReplayRow[] = await tx.query(
    `insert into replay (convenant_id, version, draft, period_from, period_until, in_force)
     values ($1, $2, $3, $4, $5, $6) returning *`,
    [draft.id, draft.version, JSON.stringify(draft), from, until, inForce],
  );
  if (!row) throw new Error('a replay was not kept');
  return row;
}

/** @throws NotFound */
export async function findReplay(tx: EntityManager, id: string): Promise<ReplayRow> {
  const [row]: ReplayRow[] = await tx.query('select * from replay where id = $1', [id]);
  if (!row) throw new NotFound('replay', id);
  return row;
}

/** The newest first, those before `number`. */
export function listReplays(
  tx: EntityManager,
  asked: { convenantId: string | undefined; before: number; limit: number },
): Promise<ReplayRow[]> {
  return tx.query(
    `select * from replay where number < $1 and ($2::text is null or convenant_id = $2)
     order by number desc limit $3`,
    [asked.before, asked.convenantId ?? null, asked.limit],
  );
}

/** What is finished stays as it is. @throws NotFound */
export async function cancelReplay(tx: EntityManager, id: string): Promise<ReplayRow> {
  await tx.query(
    `update replay set status = 'cancelled', finished_at = now()
     where id = $1 and status in ('waiting', 'running')`,
    [id],
  );
  return findReplay(tx, id);
}

export function replayView(row: ReplayRow): ReplayView {
  return {
    replayId: row.id,
    convenantId: row.convenant_id,
    version: row.version,
    from: row.period_from,
    until: row.period_until,
    inForce: row.in_force,
    status: row.status,
    linesDone: row.lines_done,
    linesTotal: row.lines_total,
    askedAt: row.asked_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    result: row.result,
  };
}
