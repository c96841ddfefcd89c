import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents } from './src/documents';

/**
 * Writes schemas and AsyncAPI from the code; run from the root of the project. A schema that is
 * there is never changed: someone may hold events of it. Remove one by hand if it was never used.
 */
function writeDocuments(): void {
  for (const [name, text] of documents()) {
    const path = join('libs/events', name);
    const isChanged = existsSync(path) && readFileSync(path, 'utf8') !== text;
    if (isChanged && name.startsWith('schemas/')) {
      throw new Error(`${path} would change: give the event type a next version instead`);
    }
    writeFileSync(path, text);
  }
}

writeDocuments();
