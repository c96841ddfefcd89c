import { Prepared } from '@grensverkeer/service-kit';
import {
  endedFrom,
  type ConvenantVersion,
  type LocalDate,
  type MunicipalityCode,
} from '@grensverkeer/settlement';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Finds the agreements that may touch a child. */
export interface Agreements {
  /** The versions that name one of these municipalities, in a fixed order; others cannot matter. */
  touching(municipalities: readonly MunicipalityCode[]): readonly ConvenantVersion[];
}

/** Children that name the same municipalities are many; so many such groups are remembered. */
const MOST_FOUND = 10_000;

/** A fixed set of versions, by municipality. */
export function agreementsOf(versions: readonly ConvenantVersion[]): Agreements {
  const byMunicipality = new Map<MunicipalityCode, ConvenantVersion[]>();
  for (const version of versions) {
    for (const code of new Set(version.sides.flatMap((side) => side.municipalities))) {
      byMunicipality.set(code, [...(byMunicipality.get(code) ?? []), version]);
    }
  }
  const found = new Map<string, readonly ConvenantVersion[]>();
  return {
    touching: (municipalities) => {
      const key = municipalities.join();
      const before = found.get(key);
      if (before) return before;
      const versions = [
        ...new Set(municipalities.flatMap((code) => byMunicipality.get(code) ?? [])),
      ];
      versions.sort((a, b) => (a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1));
      if (found.size >= MOST_FOUND) found.clear();
      found.set(key, versions);
      return versions;
    },
  };
}

/**
 * All published versions, as they count: one that was ended early has no days after that.
 */
export async function readConvenants(tx: EntityManager): Promise<ConvenantVersion[]> {
  const rows: { data: ConvenantVersion; ended_from: LocalDate | null }[] = await tx.query(
    'select data, ended_from from convenant_version order by convenant_id, version',
  );
  return rows.flatMap(({ data, ended_from }) => endedFrom(data, ended_from) ?? []);
}

const COUNTED = new Prepared<{ counted: string }>(
  'convenants-counted',
  `select concat_ws(' ', count(*), count(ended_from), sum(ended_from - '2000-01-01')) counted
   from convenant_version`,
);

/**
 * The published convenants, kept in memory. Rows and endings are only ever added, so the same
 * numbers mean the same agreements.
 */
@Injectable()
export class Convenants implements Agreements {
  private counted = '';
  private known = agreementsOf([]);

  /** Reads what is new. Call once per transaction, before `touching`. */
  async refresh(tx: EntityManager): Promise<void> {
    const [row] = await COUNTED.rows(tx, []);
    if (row?.counted === this.counted) return;
    this.known = agreementsOf(await readConvenants(tx));
    this.counted = row?.counted ?? '';
  }

  touching(municipalities: readonly MunicipalityCode[]): readonly ConvenantVersion[] {
    return this.known.touching(municipalities);
  }
}
