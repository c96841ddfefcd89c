import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const root = join(__dirname, '..');

/** What the built service says of itself, without a database or a broker. */
function documentOf(service: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  try {
    const file = join(folder, 'openapi.json');
    const main = join(root, 'dist/services', service, 'src/main.js');
    const { status, stderr } = spawnSync(process.execPath, [main, '--openapi', file]);
    if (status !== 0) throw new Error(stderr.toString());
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.each(['enrolment', 'placement', 'convenant', 'billing'])('%s', (service) => {
  it('serves the OpenAPI document that is checked in (renew: npm run openapi)', () => {
    const checkedIn = readFileSync(join(root, 'services', service, 'openapi.json'), 'utf8');
    expect(JSON.parse(documentOf(service))).toEqual(JSON.parse(checkedIn));
  });
});
