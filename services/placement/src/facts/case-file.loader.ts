import {
  endedFrom,
  factsOfChild,
  type CaseFile,
  type ConvenantVersion,
  type LocalDate,
  type PersonDecision,
  type Placement,
} from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { DecisionList } from '../decisions/decision-list.entity';
import { placementOf } from '../placements/content';
import { PlacementRow } from '../placements/placement.entity';

/** Everything known here about one child. Lines of invoices are billing's: there are none. */
export async function loadCaseFile(tx: EntityManager, childId: string): Promise<CaseFile> {
  const facts: { data: Partial<CaseFile> }[] = await tx.query(
    'select data from child_fact where child_id = $1',
    [childId],
  );
  const known: Partial<CaseFile> = Object.assign({}, ...facts.map(({ data }) => data));
  const placements = await loadPlacements(tx, childId);
  return {
    ...factsOfChild(childId, known),
    placements,
    decisions: await loadDecisions(tx, childId),
    convenants: await loadConvenants(tx, known, placements),
    lines: [],
  };
}

async function loadPlacements(tx: EntityManager, childId: string): Promise<Placement[]> {
  const rows = await tx.find(PlacementRow, { where: { childId }, order: { id: 'ASC' } });
  return rows.filter(({ version }) => version > 0).map(placementOf);
}

async function loadDecisions(tx: EntityManager, childId: string): Promise<PersonDecision[]> {
  const list = await tx.findOneBy(DecisionList, { childId });
  return list?.content ?? [];
}

/** Only versions with a side that the facts name: others cannot matter. */
async function loadConvenants(
  tx: EntityManager,
  facts: Partial<CaseFile>,
  placements: readonly Placement[],
): Promise<ConvenantVersion[]> {
  const codes = JSON.stringify([facts, placements]).match(/(?<=")\d{4}(?=")/g) ?? [];
  const rows: { data: ConvenantVersion; ended_from: LocalDate | null }[] = await tx.query(
    `select data, ended_from from convenant_version v
     where exists (select from json_array_elements(v.data->'sides') side,
       json_array_elements_text(side->'municipalities') code where code = any($1::text[]))
     order by convenant_id, version`,
    [[...new Set(codes)]],
  );
  return rows.flatMap(({ data, ended_from }) => endedFrom(data, ended_from) ?? []);
}
