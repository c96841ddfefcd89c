import type { MunicipalityCode } from '../facts';
import partnershipTable from './partnerships.json';
import regionTable from './youth-regions.json';

/** One of the 42 youth regions (*jeugdregio's*) of 2026-01-01. */
export interface YouthRegion {
  readonly slug: string;
  readonly name: string;
  readonly municipalities: readonly MunicipalityCode[];
}

/** The youth regions of 2026, by slug in alphabetical order. */
export const youthRegions: readonly YouthRegion[] = regionTable.youthRegions;

const regionByMunicipality = new Map(
  youthRegions.flatMap((region) => region.municipalities.map((code) => [code, region] as const)),
);

/** The youth region of a municipality of 2026, or undefined. */
export function youthRegionOf(code: MunicipalityCode): YouthRegion | undefined {
  return regionByMunicipality.get(code);
}

const partnerships = new Map(partnershipTable.municipalities.map((entry) => [entry.code, entry]));

/**
 * The school partnerships (*SWV*) with an area in a municipality of 2026, primary or secondary.
 * The table is of 2015; empty for a code that is not in it.
 */
export function partnershipsOf(
  code: MunicipalityCode,
  level: 'primary' | 'secondary',
): readonly string[] {
  return partnerships.get(code)?.[level] ?? [];
}
