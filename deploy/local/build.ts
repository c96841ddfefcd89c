import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './paths';

const SOURCES = ['libs', 'services', 'deploy', 'test'];
const stamp = join(projectRoot, 'dist', '.built');

/** Compiles when a source is newer than the last build: tests start the services from `dist`. */
export function ensureBuilt(): void {
  const builtAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (SOURCES.every((folder) => newestIn(join(projectRoot, folder)) < builtAt)) return;
  const startedAt = new Date();
  const run = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`The build failed:\n${run.stdout}${run.stderr}`);
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
}

function newestIn(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? newestIn(path) : statSync(path).mtimeMs;
    }),
  );
}
