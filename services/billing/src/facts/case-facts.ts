import type { Assignment } from '@grensverkeer/ijw';
import { Prepared } from '@grensverkeer/service-kit';
import {
  factsOfChild,
  type CaseFile,
  type FactsOfChild,
  type Placement,
} from '@grensverkeer/settlement';
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
  readonly file: FactsOfChild;
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
  const held = newFacts.take(
    tx,
    children.flatMap(({ id, version }) => (version === undefined ? [] : [id])),
  );
  const facts = new Map<string, CaseFacts>();
  const missing: string[] = [];
  for (const { id, version } of children) {
    const own = held.get(id);
    if (own && own.version === version) facts.set(id, own);
    else missing.push(id);
  }
  if (missing.length === 0) return facts;
  for (const one of await read(tx, missing)) facts.set(one.file.childId, one);
  return facts;
}

/** What is asked for in one row of texts: rows and members cost more than what stands in them. */
interface FactsRow {
  versions: string | null;
  facts: string | null;
  placements: string | null;
}

const FACTS = new Prepared<FactsRow>(
  'case-facts',
  `select
     (select string_agg('["' || id || '","' || xmin || '"]', ',')
       from child where id = any($1::uuid[])) versions,
     (select string_agg('["' || child_id || '",' || data || ']', ',')
       from child_fact where child_id = any($1::uuid[])) facts,
     (select string_agg('["' || child_id || '","' || placement_id || '",' || data || ','
         || coalesce(allocation::text, 'null') || ']', ',')
       from placement_fact where child_id = any($1::uuid[])) placements`,
);

/** Every fact carries its members under the names of the case file. */
type Told = Partial<CaseFile> & { readonly bsnHash?: string | null };
type PlacementTold = readonly [
  childId: string,
  id: string,
  data: Placement,
  assigned: PlacementFact['assigned'],
];

async function read(tx: EntityManager, ids: readonly string[]): Promise<CaseFacts[]> {
  const [row] = await FACTS.rows(tx, [plainArray(ids)]);
  const told = new Map<string, Told>();
  for (const [id, data] of listIn<[string, Told]>(row?.facts)) {
    told.set(id, Object.assign(told.get(id) ?? {}, data));
  }
  const placed = new Map<string, PlacementFact[]>();
  for (const placement of listIn<PlacementTold>(row?.placements)) {
    const [id] = placement;
    const own = placed.get(id);
    if (own) own.push(placementOf(placement));
    else placed.set(id, [placementOf(placement)]);
  }
  return listIn<[string, string]>(row?.versions).map(([id, version]) => {
    const known = told.get(id) ?? {};
    const { bsnHash } = known;
    return { version, bsnHash, placements: placed.get(id) ?? [], file: factsOfChild(id, known) };
  });
}

const listIn = <Item>(text: string | null | undefined): Item[] =>
  JSON.parse(`[${text ?? ''}]`) as Item[];

/** Under the id as the lines name it. Not by a spread: members added after it are slow. */
function placementOf([, id, data, assigned]: PlacementTold): PlacementFact {
  const placement = Object.assign(data, { id }, assigned?.removed ? { isRemoved: true } : null);
  return { placement, assigned };
}
