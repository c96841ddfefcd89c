import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { itemsOf, LISTS, listItems } from './code-lists';
import { diffOf, isEmpty, linesOf } from './diff';
import type { Municipality, YouthRegion } from './municipalities';
import {
  checksumOf,
  CODES_FOLDER,
  dataFiles,
  GEO_FOLDER,
  readOrigins,
  XSD_FOLDER,
} from './origins';
import { schemaItems } from './schemas';

/** Something that is not as it was taken, or contradicts itself. */
export interface Remark {
  readonly code:
    | 'file-missing'
    | 'file-changed'
    | 'file-without-origin'
    | 'list-differs'
    | 'successor-unknown'
    | 'region-unknown';
  readonly detail: string;
}

/** Is all reference data there, as it was taken, with its origin, and in agreement with itself? */
export function checkReference(root: string): Remark[] {
  return [...checkFiles(root), ...checkLists(root), ...checkGeo(root)];
}

function checkFiles(root: string): Remark[] {
  const listed = new Map(readOrigins(root).flatMap(({ files }) => Object.entries(files)));
  const known = [...listed].flatMap(([path, checksum]): Remark[] => {
    const found = checksumOf(root, path);
    if (found === null) return [{ code: 'file-missing', detail: path }];
    return found === checksum ? [] : [{ code: 'file-changed', detail: path }];
  });
  const strangers = dataFiles(root).filter((path) => !listed.has(path));
  return [
    ...known,
    ...strangers.map((detail): Remark => ({ code: 'file-without-origin', detail })),
  ];
}

/** A list says what the base schema says: both come from the same publication. */
function checkLists(root: string): Remark[] {
  const file = 'basisschema.xsd';
  const base = schemaItems(file, readFileSync(join(root, XSD_FOLDER, file), 'utf8'));
  return Object.keys(LISTS).flatMap((list): Remark[] => {
    const csv = readFileSync(join(root, CODES_FOLDER, `${list}.csv`), 'utf8');
    const [before, after] = [itemsOf(csv), listItems(list, base)];
    const diff = diffOf(before, after);
    if (isEmpty(diff)) return [];
    return linesOf(diff, before, after).map((line) => ({
      code: 'list-differs',
      detail: `${list} ${line.trim()}`,
    }));
  });
}

function checkGeo(root: string): Remark[] {
  const { municipalities, youthRegions } = readGeo(root);
  const codes = new Set(municipalities.map(({ code }) => code));
  const lost = municipalities.flatMap(({ code, successors }) =>
    successors.filter((next) => !codes.has(next)).map((next) => `${code} → ${next}`),
  );
  const placed = new Set(youthRegions.flatMap((region) => region.municipalities));
  const homeless = municipalities.filter(({ code, until }) => until === null && !placed.has(code));
  return [
    ...lost.map((detail): Remark => ({ code: 'successor-unknown', detail })),
    ...homeless.map(({ code, name }): Remark => ({
      code: 'region-unknown',
      detail: `${code} ${name}`,
    })),
  ];
}

export interface Geo {
  readonly municipalities: readonly Municipality[];
  readonly youthRegions: readonly YouthRegion[];
  readonly origins: { readonly municipalities: string; readonly youthRegions: string };
}

/** Our tables of municipalities and youth regions. */
export function readGeo(root: string): Geo {
  const read = <Table>(name: string): Table & { origin: string } =>
    JSON.parse(readFileSync(join(root, GEO_FOLDER, name), 'utf8')) as Table & { origin: string };
  const table = read<{ municipalities: Municipality[] }>('municipalities.json');
  const regions = read<{ youthRegions: YouthRegion[] }>('youth-regions.json');
  return {
    municipalities: table.municipalities,
    youthRegions: regions.youthRegions,
    origins: { municipalities: table.origin, youthRegions: regions.origin },
  };
}
