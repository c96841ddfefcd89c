import { Refusal } from '@grensverkeer/service-kit';
import {
  checkConvenant,
  endedFrom,
  type ConvenantVersion,
  type Finding,
} from '@grensverkeer/settlement';
import { ApiProperty } from '@nestjs/swagger';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { ConvenantVersionRow } from './convenant-version.entity';

class BothLanguages {
  @ApiProperty() nl: string;
  @ApiProperty() en: string;
}

/** Something in a draft that keeps it from being published. */
export class ConvenantFault extends BothLanguages implements Finding {
  @ApiProperty({ type: String, example: 'gap' }) code: Finding['code'];
  @ApiProperty({ required: false }) clauseId?: string;
  @ApiProperty({ type: BothLanguages, description: 'A child for whom it goes wrong' })
  example: BothLanguages;
}

/** A row as the pure library and the other services know a version. */
export function versionOf(row: ConvenantVersionRow): ConvenantVersion {
  const { id, version, name, resolvedSides: sides, from, until, scope, clauses, isDefault } = row;
  const terms = { id, version, name, sides, from, until, scope, clauses };
  return { ...terms, ...(isDefault && { isDefault }) } as ConvenantVersion;
}

/** The same as it counts: without the days after an early end; null when none are left. */
export function countingVersion(row: ConvenantVersionRow): ConvenantVersion | null {
  return endedFrom(versionOf(row), row.endedFrom as ConvenantVersion['until']);
}

/** All published versions as they count. */
export async function publishedVersions(tx: EntityManager): Promise<ConvenantVersion[]> {
  const rows = await tx.findBy(ConvenantVersionRow, { publishedAt: Not(IsNull()) });
  return rows.flatMap((row) => countingVersion(row) ?? []);
}

/** What is wrong with a draft beside everything that is published, each with an example case. */
export async function faultsOf(
  tx: EntityManager,
  draft: ConvenantVersionRow,
): Promise<ConvenantFault[]> {
  const published = await publishedVersions(tx);
  const others = published.filter(({ id, version }) => id !== draft.id || version < draft.version);
  return checkConvenant(versionOf(draft), others);
}

/** @throws Refusal `convenant-faulty` with every fault and its example */
export function refuseFaults(faults: readonly ConvenantFault[]): void {
  const [first] = faults;
  if (!first) return;
  const params = faults.map(({ code, clauseId, en, example }) => ({
    name: clauseId === undefined ? 'convenant' : `clauses.${clauseId}`,
    code,
    reason: `${en} ${example.en}`,
  }));
  const detail = faults.length === 1 ? '1 fault was found.' : `${faults.length} faults were found.`;
  throw new Refusal('convenant-faulty', detail, {
    params,
    nl: `${first.nl} ${first.example.nl}`,
    en: `${first.en} ${first.example.en}`,
  });
}
