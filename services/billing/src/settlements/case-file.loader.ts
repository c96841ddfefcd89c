import type {
  CaseFile,
  Cents,
  InvoiceLine,
  LocalDate,
  OpenPart,
  OpenReason,
  Placement,
  Posting,
} from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import type { Agreements, Convenants } from './convenants';

/** All that settling one child needs: its facts, and what the books say of it now. */
export interface LoadedCase {
  readonly caseFile: CaseFile;
  /** Charges that stand: what was reversed no longer has to be corrected. */
  readonly posted: readonly Posting[];
  readonly open: readonly OpenPart[];
  /** Billing notes by line, as JSON text. */
  readonly notes: ReadonlyMap<string, string>;
}

/** A child that this transaction holds locked. */
export interface DueChild {
  readonly id: string;
  /** All that its facts name. */
  readonly municipalities: readonly string[];
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
  const childIds = children.map(({ id }) => id);
  const postings = await readPerChild<PostingFields>(tx, STANDING_POSTINGS, childIds);
  const open = await readPerChild<OpenPartFields>(tx, OPEN_PARTS, childIds);
  return new Map(
    [...files].map(([id, { caseFile, notes }]) => {
      const posted = (postings.get(id) ?? []).map(postingOf);
      return [id, { caseFile, notes, posted, open: (open.get(id) ?? []).map(openPartOf) }];
    }),
  );
}

/** The facts and lines of these children, and the agreements that may touch them; not the books. */
export async function readCaseFiles(
  tx: EntityManager,
  children: readonly DueChild[],
  agreements: Agreements,
): Promise<Map<string, Pick<LoadedCase, 'caseFile' | 'notes'>>> {
  const childIds = children.map(({ id }) => id);
  const facts = await readPerChild<FactFields>(tx, FACTS, childIds);
  const placements = await readPerChild<PlacementFields>(tx, PLACEMENTS, childIds);
  const lines = await readPerChild<LineFields>(tx, LINES, childIds);
  return new Map(
    children.map(({ id, municipalities }) => {
      const own = lines.get(id) ?? [];
      const caseFile = {
        ...caseFileOf(id, facts.get(id) ?? []),
        placements: (placements.get(id) ?? []).map(placementOf),
        convenants: agreements.touching(municipalities),
        lines: own.map(lineOf),
      };
      return [
        id,
        { caseFile, notes: new Map(own.map((line) => [String(line.id), notesOf(line)])) },
      ];
    }),
  );
}

async function readPerChild<Fields>(
  tx: EntityManager,
  sql: string,
  childIds: readonly string[],
): Promise<Rows<Fields>> {
  return perChild(await tx.query<Row<Fields>[]>(sql, [childIds]));
}

const FACTS = `select child_id, data from child_fact where child_id = any($1::uuid[])`;

const PLACEMENTS = `select child_id, placement_id, data from placement_fact where child_id = any($1::uuid[])
  order by placement_id`;

/** Lines of closed years will be left out here, once years can be closed. */
const LINES = `select id, child_id, placement_id, period_from, period_until, amount_cents, receiver,
    product_category, product_code, credits, notes::text
  from invoice_line where status = 'accepted' and child_id = any($1::uuid[]) order by id`;

const STANDING_POSTINGS = `select p.id, line.child_id, p.line_id, p.debtor, p.creditor,
    p.amount_cents, p.period_from, p.period_until, p.basis
  from invoice_line line join posting p on p.line_id = line.id
  where line.status = 'accepted' and line.child_id = any($1::uuid[]) and p.kind = 'charge'
    and not exists (select from posting r where r.reverses = p.id)
  order by p.id`;

const OPEN_PARTS = `select line.child_id, o.line_id, o.period_from, o.period_until,
    o.amount_cents, o.reason, o.candidates
  from invoice_line line join open_part o on o.line_id = line.id
  where line.status = 'accepted' and line.child_id = any($1::uuid[]) order by o.id`;

interface FactFields {
  data: Partial<CaseFile>;
}

interface PlacementFields {
  placement_id: string;
  data: Placement;
}

interface PeriodFields {
  period_from: LocalDate;
  period_until: LocalDate;
}

interface LineFields extends PeriodFields {
  id: number;
  placement_id: string;
  amount_cents: Cents;
  receiver: string;
  product_category: string;
  product_code: string;
  credits: number | null;
  notes: string | null;
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
  facts: readonly FactFields[],
): Omit<CaseFile, 'placements' | 'convenants' | 'lines'> {
  const known: Partial<CaseFile> = Object.assign({}, ...facts.map(({ data }) => data));
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
const placementOf = ({ placement_id, data }: PlacementFields): Placement => ({
  ...data,
  id: placement_id,
});

function lineOf(row: LineFields): InvoiceLine {
  return {
    id: String(row.id),
    placementId: row.placement_id,
    period: periodOf(row),
    amount: row.amount_cents,
    receiver: row.receiver,
    productCategory: row.product_category,
    productCode: row.product_code,
    credits: row.credits === null ? null : String(row.credits),
  };
}

const notesOf = ({ notes }: LineFields): string => notes ?? '[]';

function postingOf(row: PostingFields): Posting {
  return {
    id: String(row.id),
    lineId: String(row.line_id),
    kind: 'charge',
    reverses: null,
    debtor: row.debtor,
    creditor: row.creditor,
    cents: row.amount_cents,
    period: periodOf(row),
    basis: JSON.parse(row.basis) as Posting['basis'],
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
