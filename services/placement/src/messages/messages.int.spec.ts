import { readFileSync } from 'fs';
import { join } from 'path';
import { XsdCheck } from '../../../../libs/ijw/xsd-check/xsd-check';
import { testDatabase, type TestDatabase } from '../../../../test/support';
import { openPlacement, type PlacementService } from '../../test/open-placement';
import { Child, testBsn } from '../../test/facts';
import { codesIn, jw301, jw305, jw307, jw315, nextNumber, type Parties } from '../../test/messages';

const check = new XsdCheck();
let database: TestDatabase;
let service: PlacementService;
beforeAll(async () => {
  database = await testDatabase('placement');
  service = await openPlacement(database.url);
});
afterAll(async () => {
  await check.stop();
  await service?.stop();
  await database?.drop();
});

let person = 0;
const someone = (): { child: Child; parties: Parties } => {
  const child = new Child(testBsn(person++));
  return { child, parties: { municipality: '0599', provider: '12345678', bsn: child.bsn } };
};

async function send(name: string, xml: string): Promise<string[]> {
  const { status, text } = await service.send(xml);
  expect([status, await check.faults(name, text)]).toEqual([200, []]);
  return codesIn(text);
}

const count = async (table: string): Promise<number> =>
  ((await service.database.query(`select count(*) n from ${table}`)) as { n: number }[])[0]!.n;

describe('starts and stops of deliveries', () => {
  it('are recorded with their allocation, corrected and shown', async () => {
    const { child, parties } = someone();
    await service.tell(child.recorded());
    const ToewijzingNummer = nextNumber();
    const of = { ToewijzingNummer };
    const late = { ...of, Begindatum: '2026-01-12' };
    expect(await send('JW306', jw305(parties, [of]))).toEqual(['0200', '9019', '0200']);
    expect(await send('JW302', jw301(parties, [of]))).toEqual([]);
    expect(await send('JW306', jw305(parties, [of]))).toEqual([]);
    expect(await send('JW308', jw307(parties, [late]))).toEqual(['0200', '9069', '0200']);
    const correction = [{ ...of, StatusAanlevering: '3' }, late];
    expect(await send('JW306', jw305(parties, correction))).toEqual([]);
    expect(await send('JW308', jw307(parties, [late]))).toEqual([]);
    const { body } = await service.call('GET', `/placements?childId=${child.id}`);
    const [{ placementId = '' } = {}] = body['items'] as { placementId?: string }[];
    const shown = await service.call('GET', `/placements/${placementId}/deliveries`);
    expect(shown.body['deliveries']).toEqual([
      { kind: 'start', startsOn: '2026-01-12', endsOn: null, reason: null },
      { kind: 'stop', startsOn: '2026-01-12', endsOn: '2026-03-31', reason: '31' },
    ]);
    // They never change what is told: payment does not wait for them (OP364).
    expect(await service.told(placementId)).toHaveLength(1);
  });

  it('may be of a child that is not known yet', async () => {
    const { parties } = someone();
    const of = { ToewijzingNummer: nextNumber() };
    expect(await send('JW302', jw301(parties, [of]))).toEqual([]);
    expect(await send('JW306', jw305(parties, [of]))).toEqual([]);
    const other = { ...parties, bsn: testBsn(5_000) };
    expect(await send('JW306', jw305(other, [of]))).toEqual(['0200', '9019', '0200']);
  });
});

describe('any message', () => {
  it('gets the same answer when it comes again, and is recorded once', async () => {
    const { child, parties } = someone();
    await service.tell(child.recorded());
    const xml = jw301(parties, [{}]);
    const answers = await Promise.all([1, 2, 3].map(() => service.send(xml)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const { body } = await service.call('GET', `/placements?childId=${child.id}`);
    expect(body['items']).toHaveLength(1);
    const refused = jw305(parties, [{ ToewijzingNummer: 999_999_999 }]);
    const [one, two] = [await service.send(refused), await service.send(refused)];
    expect(one).toEqual(two);
  });

  it.each([
    ['JW302', (p: Parties, head: object) => jw301(p, [{}], head)],
    ['JW306', (p: Parties, head: object) => jw305(p, [{}], head)],
    ['JW308', (p: Parties, head: object) => jw307(p, [{ Begindatum: '2026-02-02' }], head)],
    ['JW316', (p: Parties, head: object) => jw315(p, [{}], head)],
  ])('has a header that counts: its %s', async (retour, make) => {
    const { parties } = someone();
    await send('JW306', jw305(parties, [{ Begindatum: '2026-02-02' }]));
    const dated = '2099-01-01';
    expect(await send(retour, make(parties, { dated }))).toEqual(['8848']);
    expect(await send(retour, make({ ...parties, municipality: '9999' }, {}))).toEqual(['S300']);
    expect(await send(retour, make({ ...parties, bsn: '999900007' }, {}))).toEqual(['0001']);
  });

  it('has an identification of its own, unless it was refused', async () => {
    const { parties } = someone();
    const head = { identification: `ID${nextNumber()}` };
    const unknown = { ToewijzingNummer: 888_888_888 };
    expect(await send('JW306', jw305(parties, [unknown], head))).toContain('9019');
    expect(await send('JW306', jw305(parties, [{}], head))).toEqual([]);
    const again = jw305(parties, [{ Begindatum: '2026-03-03' }], head);
    expect(await send('JW306', again)).toEqual(['9056']);
    const elsewhere = { ...parties, provider: '87654321' };
    expect(await send('JW306', jw305(elsewhere, [{}], head))).toEqual([]);
  });

  it('that a rule inside it breaks comes back with 0001, and says nothing', async () => {
    const before = await count('allocation');
    const { parties } = someone();
    const ToewijzingNummer = nextNumber();
    const twice = [{ ToewijzingNummer }, { ToewijzingNummer }];
    expect(await send('JW302', jw301(parties, twice))).toEqual(['0001']);
    expect(await count('allocation')).toBe(before);
  });

  it.each([
    ['nothing', '', 'not-xml'],
    ['no XML', 'hello', 'not-xml'],
    ['a DOCTYPE', '<!DOCTYPE a><a/>', 'doctype-forbidden'],
    ['something else', '<a xmlns="urn:a"/>', 'wrong-namespace'],
    ['a declaration', sample('JW323'), 'message-not-taken'],
    ['a request with an impossible date', sample('JW315'), 'xsd-invalid'],
    ['an answer to nothing', sample('JW320'), 'answer-to-unknown-message'],
  ])('that is %s gets an error report', async (_, xml, code) => {
    const before = await count('message');
    const { status, text } = await service.send(xml);
    expect([status, (JSON.parse(text) as { code: string }).code]).toEqual([
      code.startsWith('answer') ? 409 : 400,
      code,
    ]);
    expect(await count('message')).toBe(before);
  });

  it('is kept sealed: no BSN stands in any table', async () => {
    const { child, parties } = someone();
    await service.tell(child.recorded());
    await send('JW302', jw301(parties, [{}]));
    await send('JW316', jw315(parties, [{}]));
    const tables = (await service.database.query(
      `select tablename from pg_tables where schemaname = 'public'`,
    )) as { tablename: string }[];
    const needle = `%${child.bsn}%`;
    const asHex = `%${Buffer.from(child.bsn).toString('hex')}%`;
    for (const { tablename } of tables) {
      const rows: unknown[] = await service.database.query(
        `select 1 from "${tablename}" t where t::text like $1 or t::text like $2`,
        [needle, asHex],
      );
      expect([tablename, rows.length]).toEqual([tablename, 0]);
    }
  });
});

function sample(name: string): string {
  return readFileSync(join(__dirname, `../../../../libs/ijw/test/samples/${name}.xml`), 'utf8');
}
