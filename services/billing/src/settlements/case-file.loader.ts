import {
  Impossible,
  type Basis,
  type CaseFile,
  type Cents,
  type LocalDate,
  type OpenPart,
  type OpenReason,
  type Posting,
} from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { readFacts } from '../facts/case-facts';
import { onceEach } from '../once-each';
import { plainArray } from '../plain-array';
import type { Agreements, Convenants } from './convenants';
import type { DueChild } from './due';
import { lineOf, readLines, type LineRow } from './lines.loader';

/** All that settling one child needs: its facts, and what the books say of it now. */
export interface LoadedCase {
  readonly caseFile: CaseFile;
  /** Charges that stand: what was reversed no longer has to be corrected. */
  readonly posted: readonly Posting[];
  readonly open: readonly OpenPart[];
  /** The rows of its lines, by the id that the library knows. */
  readonly lines: ReadonlyMap<string, LineRow>;
}

type Row<Fields> = Fields & { child_id: string };
type Rows<Fields> = ReadonlyMap<string, Row<Fields>[]>;

/**
 * Reads whole case files in a handful of queries, however many children. The caller holds the
 * lock on the children, so nothing of theirs can change underneath.
 */
export async function loadCaseFiles(
  tx: EntityManager,
  children: readonly DueChild[],
  convenants: Convenants,
): Promise<Map<string, LoadedCase>> {
  await convenants.refresh(tx);
  const files = await readCaseFiles(tx, children, convenants);
  // A line is marked as new in the transaction that brings it, and the mark goes when it is settled
  // for the first time: the books say nothing of it yet.
  const isNew = new Set(children.flatMap(({ newLines = [] }) => newLines));
  const childOf = new Map<number, string>();
  for (const [id, { caseFile }] of files) {
    for (const line of caseFile.lines) {
      if (!isNew.has(Number(line.id))) childOf.set(Number(line.id), id);
    }
  }
  const postings = await readOfLines<PostingFields>(tx, STANDING_POSTINGS, childOf);
  // Postings of a child rest on the same basis, most of the time.
  const basisOf = onceEach((text: string) => JSON.parse(text) as Basis);
  const open = await readOfLines<OpenPartFields>(tx, OPEN_PARTS, childOf);
  return new Map(
    [...files].map(([id, { caseFile, lines }]) => {
      const posted = (postings.get(id) ?? []).map((row) => postingOf(row, basisOf));
      return [id, { caseFile, lines, posted, open: (open.get(id) ?? []).map(openPartOf) }];
    }),
  );
}

/** The facts and lines of these children, and the agreements that may touch them; not the books. */
export async function readCaseFiles(
  tx: EntityManager,
  children: readonly DueChild[],
  agreements: Agreements,
): Promise<Map<string, Pick<LoadedCase, 'caseFile' | 'lines'>>> {
  const facts = await readFacts(tx, children);
  const lines = perChild(await readLines(tx, children, agreements));
  const files = new Map<string, Pick<LoadedCase, 'caseFile' | 'lines'>>();
  for (const { id, municipalities } of children) {
    const known = facts.get(id);
    if (!known) throw new Impossible('a child without a row');
    const own = lines.get(id) ?? [];
    const caseFile = {
      placements: known.placements.map(({ placement }) => placement),
      convenants: agreements.touching(municipalities),
      lines: own.map(lineOf),
      ...known.file,
    };
    const rows = new Map(own.map((row, at) => [caseFile.lines[at]!.id, row]));
    files.set(id, { caseFile, lines: rows });
  }
  return files;
}

/** Rows about lines, by the child of the line. */
async function readOfLines<Fields extends { line_id: number }>(
  tx: EntityManager,
  sql: string,
  childOf: ReadonlyMap<number, string>,
): Promise<Rows<Fields>> {
  if (childOf.size === 0) return new Map();
  const rows = await tx.query<Fields[]>(sql, [plainArray([...childOf.keys()])]);
  return perChild(rows.map((row) => ({ child_id: childOf.get(row.line_id) ?? '', ...row })));
}

const STANDING_POSTINGS = `select p.id, p.line_id, p.debtor, p.creditor, p.amount_cents,
    p.period_from, p.period_until, p.basis
  from posting_told p where p.line_id = any($1::bigint[]) and p.kind = 'charge'
    and not exists (select from posting r where r.reverses = p.id)`;

const OPEN_PARTS = `select line_id, period_from, period_until, amount_cents, reason, candidates
  from open_part where line_id = any($1::bigint[])`;

interface PeriodFields {
  period_from: LocalDate;
  period_until: LocalDate;
}

interface PostingFields extends PeriodFields {
  id: number;
  line_id: number;
  debtor: string;
  creditor: string;
  amount_cents: Cents;
  basis: string;
}

interface OpenPartFields extends PeriodFields {
  line_id: number;
  amount_cents: Cents;
  reason: OpenReason;
  candidates: string[];
}

function postingOf(row: PostingFields, basisOf: (text: string) => Basis): Posting {
  return {
    id: String(row.id),
    lineId: String(row.line_id),
    kind: 'charge',
    reverses: null,
    debtor: row.debtor,
    creditor: row.creditor,
    cents: row.amount_cents,
    period: periodOf(row),
    basis: basisOf(row.basis),
  };
}

function openPartOf(row: OpenPartFields): OpenPart {
  return {
    lineId: String(row.line_id),
    period: periodOf(row),
    cents: row.amount_cents,
    reason: row.reason,
    candidates: row.candidates,
  };
}

const periodOf = ({ period_from, period_until }: PeriodFields) => ({
  from: period_from,
  until: period_until,
});

function perChild<Fields>(rows: readonly Row<Fields>[]): Rows<Fields> {
  const grouped = new Map<string, Row<Fields>[]>();
  for (const row of rows) {
    const own = grouped.get(row.child_id);
    if (own) own.push(row);
    else grouped.set(row.child_id, [row]);
  }
  return grouped;
}
