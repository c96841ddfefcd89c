import { Prepared } from '@grensverkeer/service-kit';
import type {
  Basis,
  CaseFile,
  Cents,
  LocalDate,
  OpenPart,
  OpenReason,
  Placement,
  Posting,
} from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import type { Agreements, Convenants } from './convenants';
import type { DueChild } from './due';
import { onceEach } from '../once-each';
import { plainArray } from '../plain-array';
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
  const childIds = children.map(({ id }) => id);
  const rows = await FACTS.rows(tx, [plainArray(childIds)]);
  const facts = new Map(rows.map((row) => [row.child_id, row]));
  const lines = perChild(await readLines(tx, children, agreements));
  return new Map(
    children.map(({ id, municipalities }) => {
      const own = lines.get(id) ?? [];
      // Here and below a spread is last, or only replaces: members added after it are slow.
      const caseFile = {
        placements: listIn<PlacementTold>(facts.get(id)?.placements).map(placementOf),
        convenants: agreements.touching(municipalities),
        lines: own.map(lineOf),
        ...caseFileOf(id, listIn<Partial<CaseFile>>(facts.get(id)?.facts)),
      };
      return [
        id,
        { caseFile, lines: new Map(own.map((row, at) => [caseFile.lines[at]!.id, row])) },
      ];
    }),
  );
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
  from posting p where p.line_id = any($1::bigint[]) and p.kind = 'charge'
    and not exists (select from posting r where r.reverses = p.id)`;

const OPEN_PARTS = `select line_id, period_from, period_until, amount_cents, reason, candidates
  from open_part where line_id = any($1::bigint[])`;

interface FactsRow {
  child_id: string;
  facts: string | null;
  placements: string | null;
}

/** One row for each child, as text: rows and members cost more than what stands in them. */
const FACTS = new Prepared<FactsRow>(
  'case-facts',
  `select asked.id child_id,
     (select string_agg(data::text, ',') from child_fact f where f.child_id = asked.id) facts,
     (select string_agg('["' || placement_id || '",' || data || ','
         || coalesce(allocation->>'removed', 'false') || ']', ',')
       from placement_fact p where p.child_id = asked.id) placements
   from unnest($1::uuid[]) as asked (id)`,
);

const listIn = <Item>(text: string | null | undefined): Item[] =>
  JSON.parse(`[${text ?? ''}]`) as Item[];

type PlacementTold = readonly [id: string, data: Placement, isRemoved: boolean];

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

/** Every fact carries its members under the names of the case file; what is unknown is empty. */
function caseFileOf(
  childId: string,
  facts: readonly Partial<CaseFile>[],
): Omit<CaseFile, 'placements' | 'convenants' | 'lines'> {
  const known: Partial<CaseFile> = Object.assign({}, ...facts);
  return {
    childId,
    birthDate: known.birthDate ?? null,
    motherAtBirth: known.motherAtBirth ?? { status: 'unknown' },
    residences: known.residences ?? [],
    actualResidences: known.actualResidences ?? [],
    custody: known.custody ?? [],
    enrolments: known.enrolments ?? [],
    decisions: known.decisions ?? [],
  };
}

/** Under the id as the lines name it. */
const placementOf = ([id, data, isRemoved]: PlacementTold): Placement =>
  isRemoved ? { ...data, id, isRemoved } : { ...data, id };

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
