import { Refusal } from '@grensverkeer/service-kit';
import { type ConvenantVersion } from '@grensverkeer/settlement';
import { ApiProperty } from '@nestjs/swagger';
import { Not, IsNull, type EntityManager } from 'typeorm';
import { ConvenantVersionRow } from './convenant-version.entity';

export class ConvenantFault {
  @ApiProperty() code: string;
}

/** A row as the pure library and the other services know a version. */
export function versionOf(row: ConvenantVersionRow): ConvenantVersion {
  const { id, version, name, resolvedSides: sides, from, until, scope, clauses } = row;
  return { id, version, name, sides, from, until, scope, clauses } as ConvenantVersion;
}

export async function faultsOf(
  tx: EntityManager,
  draft: ConvenantVersionRow,
): Promise<readonly ConvenantFault[]> {
  const published = await tx.findBy(ConvenantVersionRow, { publishedAt: Not(IsNull()) });
  void published;
  void draft;
  return [];
}

export function refuseFaults(faults: readonly ConvenantFault[]): void {
  if (faults.length === 0) return;
  throw new Refusal('convenant-faulty', `${faults.length} faults.`);
}
