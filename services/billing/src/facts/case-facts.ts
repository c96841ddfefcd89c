import type { Assignment } from '@grensverkeer/ijw';
import { Prepared } from '@grensverkeer/service-kit';
import type { CaseFile, Placement } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { HandOver } from '../hand-over';
import { plainArray } from '../plain-array';

/** What facts say of one child, newest versions. */
export interface CaseFacts {
  /** Of its row: every fact of it writes that row anew, so the same version has the same facts. */
  readonly version: string;
  /** Null when it has no BSN; undefined = the child itself was not told yet. */
  readonly bsnHash: string | null | undefined;
  readonly placements: readonly PlacementFact[];
  /** Its case file but for placements, agreements and lines. */
  readonly file: Omit<CaseFile, 'placements' | 'convenants' | 'lines'>;
}

export interface PlacementFact {
  readonly placement: Placement;
  /** Null as long as only an event of version 1 told it. */
  readonly assigned: Pick<Assignment, 'volume' | 'budgetCents' | 'removed'> | null;
}

/** Of children whose lines were just judged: they are settled next. */
export const newFacts = new HandOver<string, CaseFacts>(7_000);

/**
 * The facts of these children, those that were handed over first.
 * @param children with the version of their row, if the caller holds it locked
 */
export async function readFacts(
  tx: EntityManager,
  children: readonly { readonly id: string; readonly version?: string }[],
): Promise<Map<string, CaseFacts>> {
  const locked = children.filter(({ version }) => version !== undefined);
  const held = newFacts.take(
    tx,
    locked.map(({ id }) => id),
  );
  const facts = new Map<string, CaseFacts>();
  const missing: string[] = [];
  for (const { id, version } of children) {
    const own = held.get(id);
    if (own && own.version === version) facts.set(id, own);
    else missing.push(id);
  }
  const rows = missing.length > 0 ? await FACTS.rows(tx, [plainArray(missing)]) : [];
  for (const row of rows) facts.set(row.child_id, factsOf(row));
  return facts;
}

interface FactsRow {
  child_id: string;
  version: string;
  facts: string | null;
  placements: string | null;
}

/** One row for each child, as text: rows and members cost more than what stands in them. */
const FACTS = new Prepared<FactsRow>(
  'case-facts',
  `select c.id child_id, c.xmin::text "version",
     (select string_agg('"' || kind || '":' || data, ',')
       from child_fact f where f.child_id = c.id) facts,
     (select string_agg('["' || placement_id || '",' || data || ','
         || coalesce(allocation::text, 'null') || ']', ',')
       from placement_fact p where p.child_id = c.id) placements
   from child c where c.id = any($1::uuid[])`,
);

type Told = Readonly<Record<string, Partial<CaseFile>>> & {
  readonly 'child-recorded'?: Partial<CaseFile> & { readonly bsnHash: string | null };
};

type PlacementTold = readonly [id: string, data: Placement, assigned: PlacementFact['assigned']];

function factsOf({ child_id, version, facts, placements }: FactsRow): CaseFacts {
  const told = JSON.parse(`{${facts ?? ''}}`) as Told;
  const placed = JSON.parse(`[${placements ?? ''}]`) as PlacementTold[];
  return {
    version,
    bsnHash: told['child-recorded']?.bsnHash,
    placements: placed.map(placementOf),
    file: fileOf(child_id, told),
  };
}

/** Under the id as the lines name it. A spread is last: members added after it are slow. */
function placementOf([id, data, assigned]: PlacementTold): PlacementFact {
  const removed = assigned?.removed ? { isRemoved: true } : {};
  return { placement: { ...data, id, ...removed }, assigned };
}

/** Every fact carries its members under the names of the case file; what is unknown is empty. */
function fileOf(childId: string, told: Told): CaseFacts['file'] {
  const known: Partial<CaseFile> = Object.assign({}, ...Object.values(told));
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
