import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The folder of the checkout, found from here, so that sources and `dist` agree about it. */
export const projectRoot = findRoot(__dirname);

/** What `npm start` keeps between runs: data, secrets, addresses, logs. */
export const localFolder = join(projectRoot, '.local');

/** The compiled program that stands for a source file, such as `services/billing/src/main`. */
export function compiled(source: string): string {
  return join(projectRoot, 'dist', `${source}.js`);
}

/**
 * Downloads live in the user's cache folder, so that a second clone downloads nothing; where that
 * cannot be written they live in the checkout.
 */
export function cacheFolder(): string {
  const shared = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'grensverkeer');
  try {
    mkdirSync(shared, { recursive: true });
    accessSync(shared, constants.W_OK);
    return shared;
  } catch {
    return join(localFolder, 'cache');
  }
}

/** Stacks of tests each have a folder of their own in here; one user does not see another's. */
export function temporaryFolder(): string {
  return join(tmpdir(), `grensverkeer-${process.getuid?.() ?? 'user'}`);
}

/**
 * PostgreSQL refuses to run as root and then runs as another user, who cannot come into a folder
 * such as /root. Then its data live outside the checkout, in a folder that only root can make.
 */
export function homeFor(uid: number | undefined, wanted: string): string {
  if (uid === undefined || reachableBy(uid, wanted)) return wanted;
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  return join('/var/lib/grensverkeer', name);
}

/** Can this user walk down to the path, as far as it exists? */
export function reachableBy(uid: number, path: string): boolean {
  if (existsSync(path)) {
    const { mode, uid: owner } = statSync(path);
    const bit = owner === uid ? 0o100 : 0o001;
    if ((mode & bit) === 0) return false;
  }
  return dirname(path) === path || reachableBy(uid, dirname(path));
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (dirname(folder) === folder) throw new Error('deploy/local: no package.json above it');
  return findRoot(dirname(folder));
}
