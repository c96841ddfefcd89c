import {
  settle,
  type CaseFile,
  type ConvenantVersion,
  type LocalDate,
  type MunicipalityCode,
  type Settlement,
} from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { inBreaths } from '../in-breaths';
import { readCaseFiles } from '../settlements/case-file.loader';
import type { DueChild } from '../settlements/due';
import { agreementsOf, readConvenants, type Agreements } from '../settlements/convenants';
import { Tally, type LineOutcome } from './tally';

export interface Asked {
  readonly draft: ConvenantVersion;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

export interface Replayed {
  readonly tally: Tally;
  /** The published versions and the draft, for those who explain. */
  readonly versions: readonly ConvenantVersion[];
  readonly children: number;
  readonly failed: number;
  readonly due: number;
}

/** Says how far it is; answers whether to go on. */
export type Progress = (linesDone: number, linesTotal: number) => Promise<boolean>;

const CHILDREN = 500;

/**
 * Settles the lines of a period twice, under the agreements as they are and with the draft in its
 * place, and adds up the difference. Only reads. Both sides are computed from the same snapshot of
 * the facts, so what else is still to be settled is not taken for an effect of the draft.
 * @param tx a transaction with one snapshot, such as repeatable read
 * @returns null when `progress` said to stop
 */
export async function replay(
  tx: EntityManager,
  asked: Asked,
  progress: Progress,
): Promise<Replayed | null> {
  const { draft } = asked;
  const published = await readConvenants(tx);
  const others = published.filter(
    ({ id, version }) => id !== draft.id || version !== draft.version,
  );
  const now = agreementsOf(published);
  const then = agreementsOf([...others, draft]);
  const own = [...published.filter(({ id }) => id === draft.id), draft];
  const named = [...new Set(own.flatMap(({ sides }) => sides.flatMap((s) => s.municipalities)))];
  const total = await countLines(tx, asked, named);
  const sums = { tally: new Tally(), children: 0, failed: 0, due: 0 };
  let [last, done]: [string | null, number] = [null, 0];
  while (await progress(done, total)) {
    const batch = await nextChildren(tx, asked, named, last);
    const faced = batch.filter(({ municipalities }) => own.some((v) => faces(v, municipalities)));
    const files = await readCaseFiles(tx, faced, now);
    for await (const child of inBreaths(faced)) {
      const caseFile = files.get(child.id)?.caseFile;
      sums.children += 1;
      if (child.due) sums.due += 1;
      if (!caseFile || !addChild(sums.tally, asked, caseFile, child, then)) sums.failed += 1;
    }
    done += batch.reduce((lines, child) => lines + child.lines, 0);
    last = batch.at(-1)?.id ?? null;
    if (batch.length === CHILDREN) continue;
    await progress(total, total);
    return { ...sums, versions: [...others, draft] };
  }
  return null;
}

interface Child extends DueChild {
  readonly due: boolean;
  /** How many lines it has in the period. */
  readonly lines: number;
}

/** Whether a convenant can speak about a child: its facts name somebody on either side. */
function faces({ sides }: ConvenantVersion, named: readonly MunicipalityCode[]): boolean {
  return sides.every(({ municipalities }) => named.some((code) => municipalities.includes(code)));
}

/** A child that cannot be computed is counted and left; the worker has told why. */
function addChild(
  tally: Tally,
  { from, until }: Asked,
  caseFile: CaseFile,
  { municipalities }: Child,
  then: Agreements,
): boolean {
  const drafted = { ...caseFile, convenants: then.touching(municipalities) };
  const before = settled(caseFile);
  const after = settled(drafted);
  if (before === null || after === null) return false;
  const files = { before: caseFile, after: drafted };
  for (const line of caseFile.lines) {
    if (line.period.from < from || line.period.from >= until) continue;
    tally.add(line, before.get(line.id) ?? NOTHING, after.get(line.id) ?? NOTHING, files);
  }
  return true;
}

const NOTHING: LineOutcome = { postings: [], open: [] };

function settled(caseFile: CaseFile): Map<string, LineOutcome> | null {
  try {
    return perLine(settle(caseFile));
  } catch {
    return null;
  }
}

function perLine({ postings, open }: Settlement): Map<string, LineOutcome> {
  const lines = new Map<
    string,
    { postings: Settlement['postings'][number][]; open: typeof open }
  >();
  for (const posting of postings) {
    const known = lines.get(posting.lineId);
    if (known) known.postings.push(posting);
    else lines.set(posting.lineId, { postings: [posting], open: [] });
  }
  for (const part of open) {
    const { postings: own = [], open: parts = [] } = lines.get(part.lineId) ?? {};
    lines.set(part.lineId, { postings: own, open: [...parts, part] });
  }
  return lines;
}

const IN_PERIOD = `l.status = 'accepted' and l.period_from >= $2 and l.period_from < $3`;

async function countLines(
  tx: EntityManager,
  { from, until }: Asked,
  named: readonly MunicipalityCode[],
): Promise<number> {
  const [row]: { lines: number }[] = await tx.query(
    `select count(*) lines from child c join invoice_line l on l.child_id = c.id
     where c.municipalities && $1::text[] and ${IN_PERIOD}`,
    [named, from, until],
  );
  return row?.lines ?? 0;
}

function nextChildren(
  tx: EntityManager,
  { from, until }: Asked,
  named: readonly MunicipalityCode[],
  after: string | null,
): Promise<Child[]> {
  return tx.query<Child[]>(
    `select c.id, c.municipalities, c.due_since is not null
       or exists (select from due_lines d where d.child_id = c.id) due, own.lines
     from child c, lateral (
       select count(*) lines from invoice_line l where l.child_id = c.id and ${IN_PERIOD}) own
     where c.municipalities && $1::text[] and own.lines > 0 and ($4::uuid is null or c.id > $4)
     order by c.id limit $5`,
    [named, from, until, after, CHILDREN],
  );
}
