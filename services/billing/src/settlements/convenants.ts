import type { ConvenantVersion, MunicipalityCode } from '@grensverkeer/settlement';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Finds the agreements that may touch a child. */
export interface Agreements {
  /** The versions that name one of these municipalities, in a fixed order; others cannot matter. */
  touching(municipalities: readonly MunicipalityCode[]): ConvenantVersion[];
}

/** A fixed set of versions, by municipality. */
export function agreementsOf(versions: readonly ConvenantVersion[]): Agreements {
  const byMunicipality = new Map<MunicipalityCode, ConvenantVersion[]>();
  for (const version of versions) {
    for (const code of new Set(version.sides.flatMap((side) => side.municipalities))) {
      byMunicipality.set(code, [...(byMunicipality.get(code) ?? []), version]);
    }
  }
  return {
    touching: (municipalities) =>
      [...new Set(municipalities.flatMap((code) => byMunicipality.get(code) ?? []))].sort((a, b) =>
        a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1,
      ),
  };
}

/** All published versions. */
export async function readConvenants(tx: EntityManager): Promise<ConvenantVersion[]> {
  const rows: { data: ConvenantVersion }[] = await tx.query(
    'select data from convenant_version order by convenant_id, version',
  );
  return rows.map(({ data }) => data);
}

/**
 * The published convenants, kept in memory. Rows are only ever added, so the same number of rows
 * means the same rows.
 */
@Injectable()
export class Convenants implements Agreements {
  private count = 0;
  private known = agreementsOf([]);

  /** Reads what is new. Call once per transaction, before `touching`. */
  async refresh(tx: EntityManager): Promise<void> {
    const [row]: { count: number }[] = await tx.query('select count(*) from convenant_version');
    if (row?.count === this.count) return;
    const versions = await readConvenants(tx);
    this.known = agreementsOf(versions);
    this.count = versions.length;
  }

  touching(municipalities: readonly MunicipalityCode[]): ConvenantVersion[] {
    return this.known.touching(municipalities);
  }
}
