import { rowsOf } from './code-lists';
import type { Items } from './diff';
import { ReferenceFault } from './fault';

export const MUNICIPALITIES = 'codelijsten/CBS_Gemeentecodes.md';
/** Where the area of municipalities went that are gone; only needed when some are. */
export const SUCCESSIONS = 'codelijsten/herindelingen.csv';

/** A municipality as our tables hold it. */
export interface Municipality {
  readonly code: string;
  readonly name: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly successors: readonly string[];
}

export interface YouthRegion {
  readonly slug: string;
  readonly name: string;
  readonly municipalities: readonly string[];
}

/** The classification of a year, as published: which municipalities there are, in which region. */
export interface Classification {
  /** The day that it is of. */
  readonly asOf: string;
  readonly municipalities: readonly { code: string; name: string; region: string }[];
}

/** @throws ReferenceFault `source-unreadable` */
export function classificationOf(page: string): Classification {
  const day = /\|\s*Peildatum\s*\|\s*(\d\d)-(\d\d)-(\d{4})/.exec(page);
  const rows = [...page.matchAll(/^\|\s*(\d{4})\s*\|([^|]*)\|[^|]*\|([^|]*)\|/gm)];
  if (!day || rows.length === 0) {
    throw new ReferenceFault('source-unreadable', `${MUNICIPALITIES} has no date or no rows`);
  }
  const municipalities = rows.map(([, code = '', name = '', region = '']) => ({
    code,
    name: name.trim(),
    region: region.trim(),
  }));
  const twice = municipalities.find(
    ({ code }, at) => municipalities.findIndex((one) => one.code === code) < at,
  );
  if (twice) throw new ReferenceFault('source-unreadable', `${twice.code} stands twice`);
  return { asOf: `${day[3]}-${day[2]}-${day[1]}`, municipalities };
}

export function itemsOfClassification({ municipalities }: Classification): Items {
  return new Map(municipalities.map(({ code, name, region }) => [code, `${name} (${region})`]));
}

/** What our tables say about the municipalities of a day. */
export function itemsOfTables(
  municipalities: readonly Municipality[],
  regions: readonly YouthRegion[],
  day: string,
): Items {
  const regionOf = new Map(
    regions.flatMap(({ name, municipalities: codes }) =>
      codes.map((code) => [code, name] as const),
    ),
  );
  return new Map(
    municipalities
      .filter(
        ({ from, until }) => (from === null || from <= day) && (until === null || day < until),
      )
      .map(({ code, name }) => [code, `${name} (${regionOf.get(code) ?? 'no region'})`]),
  );
}

/**
 * Our municipalities brought up to a classification: new ones begin and old ones end on its day.
 * @param successions CSV with `ingangsdatum`, `oude_code`, …, `nieuwe_code`, or null
 * @throws ReferenceFault `successors-unknown`
 */
export function renewedMunicipalities(
  known: readonly Municipality[],
  { asOf, municipalities }: Classification,
  successions: string | null,
): Municipality[] {
  const published = new Map(municipalities.map((one) => [one.code, one]));
  const successors = successorsIn(successions);
  const kept = known.map((one): Municipality => {
    const now = published.get(one.code);
    if (now) return { ...one, name: now.name };
    if (one.until !== null && one.until <= asOf) return one;
    const next = successors.get(one.code);
    if (!next) {
      const detail = `${one.code} ${one.name} is gone; ${SUCCESSIONS} does not say where it went`;
      throw new ReferenceFault('successors-unknown', detail);
    }
    return { ...one, until: next.on, successors: next.codes };
  });
  const codes = new Set(known.map(({ code }) => code));
  const added = municipalities
    .filter(({ code }) => !codes.has(code))
    .map(({ code, name }) => ({ code, name, from: asOf, until: null, successors: [] }));
  return [...kept, ...added].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function successorsIn(csv: string | null): Map<string, { on: string; codes: string[] }> {
  const [header = [], ...rows] = csv === null ? [] : rowsOf(csv);
  const column = (name: string): number => header.indexOf(name);
  const [on, old, next] = ['ingangsdatum', 'oude_code', 'nieuwe_code'].map(column);
  const found = new Map<string, { on: string; codes: string[] }>();
  for (const row of rows) {
    const code = row[old ?? -1] ?? '';
    const sofar = found.get(code)?.codes ?? [];
    found.set(code, { on: row[on ?? -1] ?? '', codes: [...sofar, row[next ?? -1] ?? ''].sort() });
  }
  return found;
}

/** The regions of a classification; a region keeps its slug, a new one gets it from its name. */
export function renewedRegions(
  known: readonly YouthRegion[],
  { municipalities }: Classification,
): YouthRegion[] {
  const slugs = new Map(known.map(({ name, slug }) => [name, slug]));
  const names = [...new Set(municipalities.map(({ region }) => region))];
  return names
    .map((name) => ({
      slug:
        slugs.get(name) ??
        name
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
          .replace(/^-|-$/g, ''),
      name,
      municipalities: municipalities
        .filter(({ region }) => region === name)
        .map(({ code }) => code)
        .sort(),
    }))
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** A table as we keep it: one entry on a line, so that a change shows as a line. */
export function tableText(origin: string, name: string, entries: readonly object[]): string {
  const lines = entries.map((entry) => `    ${inOneLine(entry)}`).join(',\n');
  return `{\n  "origin": ${JSON.stringify(origin)},\n  "${name}": [\n${lines}\n  ]\n}\n`;
}

function inOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, one]) => `"${name}": ${inOneLine(one)}`);
  return `{ ${members.join(', ')} }`;
}
