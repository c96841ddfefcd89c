import {
  decide,
  explain,
  explainOpen,
  groundOf,
  type Basis,
  type CaseFile,
  type Cents,
  type Language,
  type Names,
  type Share,
} from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { readCaseFiles } from '../settlements/case-file.loader';
import type { DueChild } from '../settlements/due';
import type { Convenants } from '../settlements/convenants';
import { publicId } from '../settlements/public-ids';
import { nameOfMunicipality } from '../statements/explanation';
import { readLines, type LineView } from '../statements/lines';
import type { PostingRow } from '../statements/posting.dto';
import type {
  BearerView,
  DryRunLineView,
  DryRunOpenPartView,
  DryRunPostingView,
  RolesView,
} from './dry-run.view';

const ALL = 1_000;

/** What became of the lines of this invoice, in words; read in the transaction that tried it. */
export async function linesTried(
  tx: EntityManager,
  invoiceId: number,
  convenants: Convenants,
): Promise<DryRunLineView[]> {
  const [invoice]: { public_id: string }[] = await tx.query(
    'select public_id from invoice where id = $1',
    [invoiceId],
  );
  const lines = await readLines(tx, {
    invoiceId: invoice?.public_id ?? '',
    after: undefined,
    limit: ALL,
  });
  const children: DueChild[] = await tx.query(SETTLED_CHILDREN, [invoiceId]);
  await convenants.refresh(tx);
  const cases = await readCaseFiles(tx, children, convenants);
  const placed: Placed[] = await tx.query(PLACED, [invoiceId]);
  const postings: PostingRow[] = await tx.query(STANDING, [invoiceId]);
  const placeOf = new Map(placed.map((place) => [publicId('L', place.id), place]));
  return lines.map((line) => {
    const place = placeOf.get(line.lineId);
    const caseFile = cases.get(place?.child_id ?? '')?.caseFile;
    const own = postings.filter(({ line_id }) => line_id === place?.id);
    return lineTried(line, caseFile, place, own);
  });
}

interface Placed {
  readonly id: number;
  readonly child_id: string;
  readonly placement_id: string;
}

/** Without those that cannot be computed: of them nothing can be said. */
const SETTLED_CHILDREN = `
  select id, municipalities from child where failure is null and id in (
    select child_id from invoice_line where invoice_id = $1 and status = 'accepted')`;
const PLACED = `select id, child_id, placement_id from invoice_line
  where invoice_id = $1 and status = 'accepted'`;
const STANDING = `
  select p.* from posting_told p join invoice_line l on l.id = p.line_id
  where l.invoice_id = $1 and p.kind = 'charge'
    and not exists (select from posting r where r.reverses = p.id)
  order by p.period_from, p.id`;

function lineTried(
  line: LineView,
  caseFile: CaseFile | undefined,
  place: Placed | undefined,
  postings: readonly PostingRow[],
): DryRunLineView {
  const names = namesFrom(caseFile);
  return {
    reference: line.reference,
    amountCents: line.amountCents,
    status: line.status,
    codes: line.codes,
    bearers: bearersOf(line),
    roles: caseFile && place ? rolesOf(line, caseFile, place.placement_id) : [],
    postings: postings.map((row) => postingTried(row, names)),
    openParts: line.openParts.map((part) => openPartTried(part, names)),
    notes: line.notes,
  };
}

/** What others owe the receiver they bear; the rest it bears itself, but for what is open. */
function bearersOf({ receiver, standingPostings, keptCents }: LineView): BearerView[] {
  const borne = new Map<string, number>(keptCents === 0 ? [] : [[receiver, keptCents]]);
  for (const { debtor, creditor, amountCents } of standingPostings) {
    const [municipality, sign] = creditor === receiver ? [debtor, 1] : [creditor, -1];
    borne.set(municipality, (borne.get(municipality) ?? 0) + sign * amountCents);
  }
  return [...borne]
    .map(([municipality, amount]) => ({ municipality, amountCents: amount as Cents }))
    .sort((a, b) => (a.municipality < b.municipality ? -1 : 1));
}

const shareView = ({ municipality, numerator, denominator }: Share) => ({
  municipality,
  numerator,
  denominator,
});

function rolesOf(line: LineView, caseFile: CaseFile, placementId: string): RolesView[] {
  const placement = caseFile.placements.find(({ id }) => id === placementId);
  if (!placement) return [];
  return decide(caseFile, placement, { from: line.from, until: line.until }).flatMap((segment) => {
    if (segment.kind === 'open') return [];
    const { period, payer, coordinator, prefinancier, shares } = segment;
    return [{ ...period, payer, coordinator, prefinancier, shares: shares.map(shareView) }];
  });
}

function postingTried(row: PostingRow, names: Names): DryRunPostingView {
  const basis = JSON.parse(row.basis) as Basis;
  const period = { from: row.period_from, until: row.period_until };
  const { debtor, creditor, amount_cents: cents } = row;
  const posting = {
    id: publicId('P', row.id),
    lineId: publicId('L', row.line_id),
    ...{ kind: 'charge' as const, reverses: null, debtor, creditor, cents, period, basis },
  };
  const text = (language: Language) => explain(posting, language, names);
  const ground = groundOf(basis);
  return {
    debtor,
    creditor,
    amountCents: cents,
    ...period,
    ground,
    nl: text('nl'),
    en: text('en'),
  };
}

function openPartTried(part: LineView['openParts'][number], names: Names): DryRunOpenPartView {
  const { from, until, reason, candidates } = part;
  const open = { period: { from, until }, reason, candidates };
  const text = (language: Language) => explainOpen(open, language, names);
  return { ...part, nl: text('nl'), en: text('en') };
}

function namesFrom(caseFile: CaseFile | undefined): Names {
  return {
    municipality: nameOfMunicipality,
    convenant: (id, version) =>
      caseFile?.convenants.find((each) => each.id === id && each.version === version),
    decision: (id) => caseFile?.decisions.find((each) => each.id === id)?.reference,
  };
}
