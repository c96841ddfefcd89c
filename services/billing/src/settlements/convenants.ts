import type { ConvenantVersion, MunicipalityCode } from '@grensverkeer/settlement';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/**
 * The published convenants, kept in memory by municipality. Rows are only ever added, so the same
 * number of rows means the same rows.
 */
@Injectable()
export class Convenants {
  private count = 0;
  private byMunicipality = new Map<MunicipalityCode, ConvenantVersion[]>();

  /** Reads what is new. Call once per transaction, before `touching`. */
  async refresh(tx: EntityManager): Promise<void> {
    const [row]: { count: number }[] = await tx.query('select count(*) from convenant_version');
    if (row?.count === this.count) return;
    const rows: { data: ConvenantVersion }[] = await tx.query(
      'select data from convenant_version order by convenant_id, version',
    );
    const found = new Map<MunicipalityCode, ConvenantVersion[]>();
    for (const { data } of rows) {
      for (const code of new Set(data.sides.flatMap((side) => side.municipalities))) {
        found.set(code, [...(found.get(code) ?? []), data]);
      }
    }
    this.byMunicipality = found;
    this.count = rows.length;
  }

  /** The versions that name one of these municipalities, in a fixed order; others cannot matter. */
  touching(municipalities: readonly MunicipalityCode[]): ConvenantVersion[] {
    const found = municipalities.flatMap((code) => this.byMunicipality.get(code) ?? []);
    return [...new Set(found)].sort((a, b) =>
      a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1,
    );
  }
}
