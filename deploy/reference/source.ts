import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ReferenceFault } from './fault';

/** Where reference data come from: a folder, or an address, with the files under their paths. */
export interface Source {
  readonly name: string;
  /** The text of a file, or null when there is none. @throws ReferenceFault `source-absent` */
  read(path: string): Promise<string | null>;
}

/** @param from a folder or an http address */
export function sourceOf(from: string): Source {
  return /^https?:\/\//.test(from) ? webSource(from) : folderSource(from);
}

function folderSource(folder: string): Source {
  return {
    name: folder,
    async read(path) {
      if (!existsSync(folder) || !statSync(folder).isDirectory()) {
        throw new ReferenceFault('source-absent', `there is no folder ${folder}`);
      }
      const file = join(folder, path);
      return existsSync(file) ? readFileSync(file, 'utf8') : null;
    },
  };
}

function webSource(address: string): Source {
  const base = address.endsWith('/') ? address : `${address}/`;
  return {
    name: base,
    async read(path) {
      const response = await fetch(new URL(path, base)).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        throw new ReferenceFault('source-absent', `${base} does not answer (${why})`);
      });
      if (response.status === 404) return null;
      if (!response.ok) {
        throw new ReferenceFault('source-absent', `${base} answers ${response.status}`);
      }
      return response.text();
    },
  };
}

/** The first of these files that is there. @throws ReferenceFault `source-file-missing` */
export async function readFirst(source: Source, paths: readonly string[]): Promise<string> {
  for (const path of paths) {
    const text = await source.read(path);
    if (text !== null) return text;
  }
  throw new ReferenceFault('source-file-missing', `${source.name} has no ${paths[0]}`);
}
