import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const files = readdirSync(__dirname).filter((name) => /^checker(?!.*spec).*\.ts$/.test(name));
const texts = files.map((name) => readFileSync(join(__dirname, name), 'utf8'));

describe('the checker of the fault run', () => {
  it('is short enough to be read whole', () => {
    const lines = texts.reduce((sum, text) => sum + text.split('\n').length - 1, 0);
    expect(lines).toBeGreaterThan(300);
    expect(lines).toBeLessThan(500);
  });

  it('shares nothing with what it judges', () => {
    const imports = texts.flatMap((text) => [...text.matchAll(/from '([^']+)'/g)]);
    const named = new Set(imports.map(([, name]) => name));
    const own = files.map((name) => `./${name.replace('.ts', '')}`);
    expect([...named].filter((name) => !own.includes(name ?? '')).sort()).toEqual([
      'kafkajs',
      'node:fs',
    ]);
  });
});
