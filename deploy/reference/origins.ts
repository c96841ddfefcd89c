import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a set of reference data comes from, and what its files were when it was taken. */
export interface Origin {
  readonly id: string;
  readonly what: string;
  readonly publisher: string;
  readonly source: string;
  /** The version of the source, or the day that it speaks of. */
  readonly version: string;
  readonly takenOn: string;
  /** What was done to it, or what it lacks. */
  readonly remark?: string;
  /** SHA-256 by path. */
  readonly files: Readonly<Record<string, string>>;
}

export const ORIGINS = 'deploy/reference/origins.json';
export const XSD_FOLDER = 'libs/ijw/xsd';
export const CODES_FOLDER = 'libs/ijw/codes';
export const GEO_FOLDER = 'libs/settlement/src/geo';

export function readOrigins(root: string): Origin[] {
  return (JSON.parse(readFileSync(join(root, ORIGINS), 'utf8')) as { origins: Origin[] }).origins;
}

export function writeOrigins(root: string, origins: readonly Origin[]): void {
  writeFileSync(join(root, ORIGINS), `${JSON.stringify({ origins }, null, 2)}\n`);
}

/** The checksum of a file, or null when it is not there. */
export function checksumOf(root: string, path: string): string | null {
  const file = join(root, path);
  if (!existsSync(file)) return null;
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** The same origin with the checksums of its files as they are now. */
export function sealed(root: string, origin: Origin, paths: readonly string[]): Origin {
  const files = paths.map((path) => [path, checksumOf(root, path) ?? ''] as const);
  return { ...origin, files: Object.fromEntries(files) };
}

/** Records the files of a set as they are now. @returns whether there is such a set */
export function sealAgain(
  root: string,
  id: string,
  how: Pick<Origin, 'version' | 'takenOn'>,
): boolean {
  const origins = readOrigins(root);
  const isIt = (origin: Origin): boolean => origin.id === id;
  const again = (origin: Origin): Origin =>
    sealed(root, { ...origin, ...how }, Object.keys(origin.files));
  writeOrigins(
    root,
    origins.map((origin) => (isIt(origin) ? again(origin) : origin)),
  );
  return origins.some(isIt);
}

/** All files that hold reference data. */
export function dataFiles(root: string): string[] {
  const inFolder = (folder: string, ending: RegExp): string[] =>
    readdirSync(join(root, folder))
      .filter((name) => ending.test(name))
      .map((name) => `${folder}/${name}`)
      .sort();
  return [
    ...inFolder(XSD_FOLDER, /\.xsd$/),
    ...inFolder(CODES_FOLDER, /\.csv$/),
    ...inFolder(GEO_FOLDER, /\.json$/),
  ];
}
