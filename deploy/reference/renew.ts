import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGeo, type Geo } from './check';
import { itemsOf, LISTS, listItems, renewedList } from './code-lists';
import { diffOf, linesOf, type Items } from './diff';
import { ReferenceFault } from './fault';
import {
  classificationOf,
  itemsOfClassification,
  itemsOfTables,
  MUNICIPALITIES,
  renewedMunicipalities,
  renewedRegions,
  SUCCESSIONS,
  tableText,
  type Classification,
} from './municipalities';
import {
  CODES_FOLDER,
  GEO_FOLDER,
  readOrigins,
  sealed,
  writeOrigins,
  XSD_FOLDER,
  type Origin,
} from './origins';
import { readSchemas, SCHEMAS, schemaItems } from './schemas';
import { readFirst, type Source } from './source';

/** One set of data, compared: what differs, and the files that it would become. */
interface Renewal {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** New texts by path; empty when nothing differs. */
  readonly files: ReadonlyMap<string, string>;
  /** What the origin is to say of the version. */
  readonly version: string;
}

export interface RenewOptions {
  readonly source: Source;
  readonly write: boolean;
  readonly takenOn: string;
  /** What to call the version that was taken, such as a commit. */
  readonly version: string;
  readonly print: (line: string) => void;
}

/**
 * Compares our reference data with its source and prints what differs; with `write` also takes it
 * over, with date and checksums. Reads everything before it writes anything.
 * @returns how many sets differ
 * @throws ReferenceFault
 */
export async function renew(root: string, options: RenewOptions): Promise<number> {
  const { source, write, print } = options;
  print(`Source: ${source.name}`);
  const schemas = await readSchemas(source);
  const renewals = [
    compareSchemas(root, schemas, options.version),
    compareLists(root, schemas, options.version),
    await compareMunicipalities(root, source, write),
  ];
  for (const { title, lines } of renewals) {
    print(`${title}: ${lines.length === 0 ? 'no differences' : `${lines.length} differences`}`);
    for (const line of lines) print(line);
  }
  const differing = renewals.filter(({ files }) => files.size > 0);
  if (write && differing.length > 0) take(root, differing, options);
  if (!write && differing.length > 0) print('Nothing was written; --write takes it over.');
  return differing.length;
}

function compareSchemas(
  root: string,
  published: ReadonlyMap<string, string>,
  version: string,
): Renewal {
  const files = new Map<string, string>();
  const lines = SCHEMAS.flatMap((file) => {
    const path = `${XSD_FOLDER}/${file}`;
    const [ours, theirs] = [readFileSync(join(root, path), 'utf8'), published.get(file) ?? ''];
    const before = schemaItems(file, ours);
    const after = schemaItems(file, theirs);
    if (ours.replaceAll('\r\n', '\n') !== theirs.replaceAll('\r\n', '\n')) files.set(path, theirs);
    return compared(file, before, after);
  });
  return { id: 'schemas', title: 'Schemas', lines, files, version };
}

function compareLists(
  root: string,
  published: ReadonlyMap<string, string>,
  version: string,
): Renewal {
  const base = schemaItems('basisschema.xsd', published.get('basisschema.xsd') ?? '');
  const files = new Map<string, string>();
  const lines = Object.keys(LISTS).flatMap((list) => {
    const path = `${CODES_FOLDER}/${list}.csv`;
    const ours = readFileSync(join(root, path), 'utf8');
    const found = compared(list, itemsOf(ours), listItems(list, base));
    if (found.length > 0) files.set(path, renewedList(ours, listItems(list, base)));
    return found;
  });
  return { id: 'code-lists', title: 'Code lists', lines, files, version };
}

async function compareMunicipalities(
  root: string,
  source: Source,
  write: boolean,
): Promise<Renewal> {
  const published = classificationOf(await readFirst(source, [MUNICIPALITIES]));
  const { asOf } = published;
  const geo = readGeo(root);
  const before = itemsOfTables(geo.municipalities, geo.youthRegions, asOf);
  const lines = compared('', before, itemsOfClassification(published));
  const title = `Municipalities of ${asOf}`;
  const none = { id: 'municipalities', title, lines, version: asOf };
  if (lines.length === 0) return { ...none, files: new Map() };
  if (!write) return { ...none, files: new Map([[GEO_FOLDER, '']]) };
  const ours = readOrigins(root).find(({ id }) => id === 'municipalities')?.version ?? '';
  if (asOf < ours) {
    throw new ReferenceFault('source-older', `municipalities of ${asOf}; ours are of ${ours}`);
  }
  return { ...none, files: geoTexts(geo, published, await source.read(SUCCESSIONS), source.name) };
}

function geoTexts(
  geo: Geo,
  published: Classification,
  successions: string | null,
  source: string,
): Map<string, string> {
  const municipalities = renewedMunicipalities(geo.municipalities, published, successions);
  const regions = renewedRegions(geo.youthRegions, published);
  const told = (origin: string): string =>
    `${origin.replace(/ Renewed to .*$/, '')} Renewed to ${published.asOf} from ${source}.`;
  const { origins } = geo;
  return new Map([
    [
      `${GEO_FOLDER}/municipalities.json`,
      tableText(told(origins.municipalities), 'municipalities', municipalities),
    ],
    [
      `${GEO_FOLDER}/youth-regions.json`,
      tableText(told(origins.youthRegions), 'youthRegions', regions),
    ],
  ]);
}

function compared(name: string, before: Items, after: Items): string[] {
  const diff = diffOf(before, after);
  return linesOf(diff, before, after).map((line) =>
    name ? line.replace(/^ {2}(.)/, `  $1 ${name}`) : line,
  );
}

function take(root: string, renewals: readonly Renewal[], options: RenewOptions): void {
  for (const { files } of renewals) {
    for (const [path, text] of files) writeFileSync(join(root, path), text);
  }
  const renewedBy = new Map(renewals.map((renewal) => [renewal.id, renewal]));
  const origins = readOrigins(root).map((origin): Origin => {
    const renewal = renewedBy.get(origin.id);
    if (!renewal) return origin;
    const { source, takenOn } = options;
    const renewed = { ...origin, source: source.name, takenOn, version: renewal.version };
    return sealed(root, renewed, Object.keys(origin.files));
  });
  writeOrigins(root, origins);
  for (const { files } of renewals)
    for (const path of files.keys()) options.print(`written: ${path}`);
}
