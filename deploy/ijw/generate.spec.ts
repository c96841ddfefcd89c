import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generated } from './generate';

const IJW = join(__dirname, '../../libs/ijw');

describe('the tables and types of the messages', () => {
  const files = [...generated(join(IJW, 'xsd'))];
  it.each(files)('%s is what the schemas say', (path, text) => {
    const checkedIn = readFileSync(join(IJW, 'src', path), 'utf8');
    expect(meaning(checkedIn)).toBe(meaning(text));
  });
});

/** Without what the formatter may choose. */
function meaning(source: string): string {
  return source.replace(/[\s,;]+/g, '').replace(/["'`]/g, '');
}
