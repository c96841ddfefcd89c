import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkReference, readGeo } from './check';
import { readOrigins, sealAgain } from './origins';
import { renew } from './renew';
import { sourceOf } from './source';

const ROOT = join(__dirname, '../..');
const PARTS = ['libs/ijw/xsd', 'libs/ijw/codes', 'libs/settlement/src/geo', 'deploy/reference'];

let folder: string;
/** A copy of our data, to be written to, and a source that publishes exactly the same. */
let ours: string;
let source: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reference-'));
  [ours, source] = [join(folder, 'ours'), join(folder, 'source')];
  for (const part of PARTS) {
    cpSync(join(ROOT, part), join(ours, part), {
      recursive: true,
      filter: (path) => !path.endsWith('.ts'),
    });
  }
  cpSync(join(ROOT, 'libs/ijw/xsd'), join(source, 'xsd'), { recursive: true });
  mkdirSync(join(source, 'codelijsten'));
  publishMunicipalities('01-01-2026', (rows) => rows);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Row = readonly [code: string, name: string, province: string, region: string];

/** The page of municipalities as it is published: a table of facts about it, then the codes. */
function publishMunicipalities(day: string, change: (rows: Row[]) => Row[]): void {
  const { municipalities, youthRegions } = readGeo(ROOT);
  const rows = municipalities
    .filter(({ until }) => until === null)
    .map(({ code, name }): Row => {
      const region = youthRegions.find((one) => one.municipalities.includes(code));
      return [code, name, 'Zuid-Holland', region?.name ?? ''];
    });
  const lines = change(rows).map((row) => `| ${row.join(' | ')} |`);
  const head = `# Codes\n\n| Veld | Waarde |\n| ---- | ---- |\n| Peildatum | ${day} |\n\n`;
  const table =
    '| Gemeentecode | Gemeentenaam | Provincienaam | Jeugdzorgregio |\n| - | - | - | - |\n';
  const text = `${head}${table}${lines.join('\n')}\n`;
  writeFileSync(join(source, 'codelijsten/CBS_Gemeentecodes.md'), text);
}

function edit(file: string, from: string, to: string): void {
  const path = join(source, 'xsd', file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

async function run(options: { write?: boolean; from?: string } = {}) {
  const lines: string[] = [];
  const differing = await renew(ours, {
    source: sourceOf(options.from ?? source),
    write: options.write ?? false,
    takenOn: '2027-01-05',
    version: 'commit 123',
    print: (line) => lines.push(line),
  });
  return { differing, text: lines.join('\n') };
}
const faultOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: { code?: string }) => error.code ?? String(error),
  );
const remarks = (): string[] => checkReference(ours).map(({ code, detail }) => `${code} ${detail}`);

describe('checking reference data', () => {
  it('finds ours as they were taken, all with an origin and a date', () => {
    expect(checkReference(ROOT)).toEqual([]);
    for (const { takenOn, source: from, publisher } of readOrigins(ROOT)) {
      expect([takenOn, from, publisher]).toEqual([
        expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        expect.stringMatching(/^https:/),
        expect.stringMatching(/./),
      ]);
    }
  });

  it('names a file that was changed, lost or added by hand', () => {
    const at = (path: string): string => join(ours, path);
    writeFileSync(at('libs/ijw/codes/WJ760.csv'), 'code,betekenis\n1,Verzoek afgewezen\n');
    rmSync(at('libs/ijw/xsd/JW302.xsd'));
    writeFileSync(at('libs/ijw/codes/OWN.csv'), 'code,betekenis\n');
    expect(remarks()).toEqual([
      'file-missing libs/ijw/xsd/JW302.xsd',
      'file-changed libs/ijw/codes/WJ760.csv',
      'file-without-origin libs/ijw/codes/OWN.csv',
      'list-differs WJ760 + 2  Aanvraag in onderzoek',
    ]);
  });

  it('takes what was mended by hand as it is, once that is recorded', () => {
    const path = join(ours, 'libs/settlement/src/geo/partnerships.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('2015', '2016'));
    expect(remarks()).toEqual(['file-changed libs/settlement/src/geo/partnerships.json']);
    const how = { version: 'text of 2016', takenOn: '2027-01-05' };
    expect(sealAgain(ours, 'partnership', how)).toBe(false);
    expect(sealAgain(ours, 'partnerships', how)).toBe(true);
    expect(remarks()).toEqual([]);
    expect(readOrigins(ours).find(({ id }) => id === 'partnerships')).toMatchObject(how);
  });

  it('names municipalities that lead nowhere', () => {
    const path = join(ours, 'libs/settlement/src/geo/youth-regions.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"0599", ', ''));
    expect(remarks()).toContain('region-unknown 0599 Rotterdam');
  });
});

describe('renewing reference data', () => {
  it('says that nothing differs, also when there is a line before the declaration', async () => {
    edit('JW301.xsd', '<?xml', 'schema JW301\n<?xml');
    const { differing, text } = await run({ write: true });
    expect(differing).toBe(0);
    expect(text).toContain('Schemas: no differences');
    expect(text).toContain('Municipalities of 2026-01-01: no differences');
    expect(readOrigins(ours)).toEqual(readOrigins(ROOT));
  });

  it('shows codes and elements that are new, gone or different, and writes only when told', async () => {
    edit('basisschema.xsd', '<xs:enumeration value="82">', '<xs:enumeration value="85">');
    edit('basisschema.xsd', 'Per dag<', 'Per etmaal<');
    edit('JW319.xsd', 'name="VerzoekAntwoord"', 'name="VerzoekAntwoord" minOccurs="0"');
    const { differing, text } = await run();
    expect(differing).toBe(2);
    expect(text).toMatch(/^ {2}\+ WJ756 85 {2}Stuks \(output\)$/m);
    expect(text).toMatch(/^ {2}- WJ756 82 {2}Stuks \(output\)$/m);
    expect(text).toMatch(/^ {2}~ WMO757 1 {2}Per dag → Per etmaal$/m);
    expect(text).toMatch(/~ JW319.xsd Antwoord\/VerzoekAntwoord .* 1\.\.1 → .* 0\.\.1$/m);
    expect(text).toContain('Nothing was written');
    expect(remarks()).toEqual([]);
    await run({ write: true });
    expect(remarks()).toEqual([]);
    expect(readOrigins(ours).find(({ id }) => id === 'code-lists')).toMatchObject({
      ...{ takenOn: '2027-01-05', version: 'commit 123', source },
    });
    expect((await run()).differing).toBe(0);
  });

  it('keeps the other columns of a list', async () => {
    edit('basisschema.xsd', 'Client overleden<', 'Client is overleden<');
    await run({ write: true });
    const list = readFileSync(join(ours, 'libs/ijw/codes/JZ002.csv'), 'utf8');
    expect(list).toContain('02,Client is overleden,02\n');
  });

  it('ends a municipality where its area went, and begins the new one', async () => {
    publishMunicipalities('01-01-2027', (rows) =>
      rows
        .filter(([code]) => !['0502', '0542'].includes(code))
        .map((row): Row => (row[0] === '0606' ? ['0606', 'Schiedam aan Zee', row[2], row[3]] : row))
        .concat([['2001', 'IJsseloevers', 'Zuid-Holland', 'Rijnmond']]),
    );
    const { text } = await run();
    expect(text).toMatch(/^ {2}\+ 2001 {2}IJsseloevers \(Rijnmond\)$/m);
    expect(text).toMatch(/^ {2}- 0542 {2}Krimpen aan den IJssel \(Rijnmond\)$/m);
    expect(text).toMatch(/^ {2}~ 0606 {2}Schiedam \(Rijnmond\) → Schiedam aan Zee \(Rijnmond\)$/m);
    expect(await faultOf(run({ write: true }))).toBe('successors-unknown');
    expect(remarks()).toEqual([]);
    const csv = 'ingangsdatum,oude_code,nieuwe_code\n';
    const rows = '2027-01-01,0502,2001\n2027-01-01,0542,2001\n';
    writeFileSync(join(source, 'codelijsten/herindelingen.csv'), csv + rows);
    await run({ write: true });
    const { municipalities, youthRegions } = readGeo(ours);
    const found = (code: string) => municipalities.find((one) => one.code === code);
    expect(found('0502')).toMatchObject({ until: '2027-01-01', successors: ['2001'] });
    expect(found('2001')).toMatchObject({ from: '2027-01-01', until: null, name: 'IJsseloevers' });
    expect(youthRegions.find(({ slug }) => slug === 'rijnmond')?.municipalities).toContain('2001');
    expect(remarks()).toEqual([]);
    expect((await run()).differing).toBe(0);
  });

  it('writes its tables as they are, so that only what changed shows', async () => {
    publishMunicipalities('01-01-2027', (rows) =>
      rows.map((row): Row => (row[0] === '0606' ? ['0606', 'Schiedam 2', row[2], row[3]] : row)),
    );
    await run({ write: true });
    const lines = (root: string): string[] =>
      readFileSync(join(root, 'libs/settlement/src/geo/municipalities.json'), 'utf8').split('\n');
    const before = new Set(lines(ROOT));
    expect(lines(ours).filter((line) => !before.has(line))).toHaveLength(2);
  });

  it('takes no older classification', async () => {
    publishMunicipalities('01-01-2025', (rows) => rows.slice(1));
    expect((await run()).differing).toBe(1);
    expect(await faultOf(run({ write: true }))).toBe('source-older');
  });

  it.each<[string, () => void, string]>([
    ['there is no folder', () => rmSync(source, { recursive: true }), 'source-absent'],
    ['a schema is missing', () => rmSync(join(source, 'xsd/JW308.xsd')), 'source-file-missing'],
    ['a schema is none', () => edit('JW308.xsd', '</xs:schema>', ''), 'source-unreadable'],
    ['a page is another page', () => publishMunicipalities('soon', (rows) => rows), 'source-unreadable'], // prettier-ignore
    ['a list is empty', () => edit('basisschema.xsd', 'name="LDT_Eenheid"', 'name="LDT_Andere"'), 'source-unreadable'], // prettier-ignore
  ])('ends with a code when %s, and nothing is written', async (_, damage, code) => {
    edit('JW319.xsd', 'name="VerzoekAntwoord"', 'name="VerzoekAntwoord" minOccurs="0"');
    damage();
    expect(await faultOf(run({ write: true }))).toBe(code);
    expect(remarks()).toEqual([]);
  });
});

describe('an address as source', () => {
  let server: Server;
  let status = 200;
  beforeEach(async () => {
    status = 200;
    server = createServer((request, response) => {
      response.statusCode = status;
      try {
        response.end(readFileSync(join(source, request.url ?? '')));
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => server.close());
  const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  it('is read like a folder', async () => {
    edit('basisschema.xsd', 'Per dag<', 'Per etmaal<');
    expect((await run({ from: address() })).text).toContain('Per dag → Per etmaal');
  });

  it('that fails or is not there ends with a code', async () => {
    status = 500;
    expect(await faultOf(run({ from: address() }))).toBe('source-absent');
    const gone = address();
    server.close();
    server.closeAllConnections();
    expect(await faultOf(run({ from: gone }))).toBe('source-absent');
  });
});
