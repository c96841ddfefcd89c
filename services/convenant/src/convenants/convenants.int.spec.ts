import { DRAFT, draftAbout, openService, type OpenedService, type Reply } from '../../test/fixture';
import { testDatabase, type TestDatabase } from '../../../../test/support';
import { AppModule } from '../app.module';

let store: TestDatabase;
let service: OpenedService;
const ask: OpenedService['ask'] = (...request) => service.ask(...request);

beforeAll(async () => {
  store = await testDatabase('convenant');
  service = await openService(AppModule, store.url);
});

afterAll(async () => {
  await service?.close();
  await store?.drop();
});

const versionOf = (id: string, version = 1) => `/convenants/${id}/versions/${version}`;
const publish = (id: string, version = 1) => ask('POST', `${versionOf(id, version)}/publications`);

async function eventsAbout(id: string): Promise<Record<string, never>[]> {
  const rows = await service.database.query<{ payload: string }[]>(
    'select payload from outbox where key = $1 order by id',
    [id],
  );
  return rows.map(({ payload }) => JSON.parse(payload) as Record<string, never>);
}

async function published(id: string, content: object = draftAbout(id)): Promise<void> {
  expect(await ask('PUT', versionOf(id), content)).toMatchObject({ status: 200 });
  expect(await publish(id)).toMatchObject({ status: 200 });
}

describe('a convenant lives from draft to published version', () => {
  it('is told once, with regions as municipalities, however often it is published', async () => {
    await published('told-once');
    const again = await publish('told-once');
    expect(again.body['publishedAt']).toEqual(expect.any(String));

    const [event, ...more] = await eventsAbout('told-once');
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      type: 'nl.grensverkeer.convenant-published.v1',
      sequence: '000000000001',
      data: {
        convenantId: 'told-once',
        convenant: {
          from: '2026-01-01',
          until: null,
          clauses: DRAFT.clauses,
          sides: [
            { name: 'Rijnmond', municipalities: expect.arrayContaining(['0599', '1992']) },
            { name: 'Delft en Westland', municipalities: ['0503', '1783'] },
          ],
        },
      },
    });
  });

  it('is told once when many ask at the same moment', async () => {
    await ask('PUT', versionOf('at-once'), draftAbout('at-once'));
    const replies = await Promise.all([1, 2, 3, 4, 5].map(() => publish('at-once')));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(replies.map(({ body }) => body['publishedAt'])).size).toBe(1);
    expect(await eventsAbout('at-once')).toHaveLength(1);
  });

  it('takes the same draft again without a new revision, and a changed one with', async () => {
    const first = await ask('PUT', versionOf('revised'), DRAFT);
    const same = await ask('PUT', versionOf('revised'), DRAFT);
    const changed = await ask('PUT', versionOf('revised'), { ...DRAFT, name: 'Anders' });
    const revisions = [first, same, changed].map(({ body }) => body['revision']);
    expect(revisions).toEqual([1, 1, 2]);
  });

  it('never changes once published, not even in the database', async () => {
    await published('for-ever');
    const same = await ask('PUT', versionOf('for-ever'), draftAbout('for-ever'));
    expect(same.status).toBe(200);
    const other = await ask('PUT', versionOf('for-ever'), { ...DRAFT, until: '2027-01-01' });
    expect(other).toMatchObject({ status: 409, body: { code: 'version-published' } });
    const where = `where id = 'for-ever'`;
    for (const change of [
      `update convenant_version set name = 'x' ${where}`,
      `delete from convenant_version ${where}`,
    ]) {
      await expect(service.database.query(change)).rejects.toThrow('never changes');
    }
    expect((await ask('GET', versionOf('for-ever'))).body).toMatchObject({ until: null });
  });

  it('keeps the municipalities it was published with when a region changes', async () => {
    const members = (codes: string[]) => ({
      name: 'Proefregio',
      kind: 'list',
      municipalities: codes.map((code) => ({ code, from: '2026-01-01', until: null })),
    });
    await ask('PUT', '/regions/proefregio', members(['0599']));
    const sides = [{ regionId: 'proefregio' }, { name: 'Delft', municipalities: ['0503'] }];
    await published('kept', { ...DRAFT, sides });
    await ask('PUT', '/regions/proefregio', members(['0599', '0502']));
    const { body } = await publish('kept');
    expect(body['resolvedSides']).toMatchObject([{ municipalities: ['0599'] }, {}]);
  });
});

it('tells what clauses there are, as forms', async () => {
  const { body } = await ask('GET', '/clause-kinds');
  const kinds = (body['kinds'] as { kind: string }[]).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['coordination', 'prefinancing', 'share-costs']));
});

describe('versions follow each other', () => {
  it('refuses a version whose predecessor is missing or still a draft', async () => {
    const gap = { status: 409, body: { code: 'version-gap' } };
    expect(await ask('PUT', versionOf('gap', 2), DRAFT)).toMatchObject(gap);
    await ask('PUT', versionOf('gap', 1), DRAFT);
    expect(await ask('PUT', versionOf('gap', 2), DRAFT)).toMatchObject({ status: 200 });
    expect(await publish('gap', 2)).toMatchObject(gap);
    expect(await eventsAbout('gap')).toEqual([]);
  });
});

describe('a draft with faults', () => {
  const [coordination, share] = DRAFT.clauses;
  const onlyOld = { ...share, scope: { ages: { from: 12, until: null } } };
  const gap = { ...draftAbout('gap'), clauses: [coordination, onlyOld] };

  it('is refused with each fault and a child for whom it goes wrong', async () => {
    await ask('PUT', versionOf('faulty'), gap);
    const { body: told } = await ask('GET', `${versionOf('faulty')}/faults`);
    const example = expect.stringContaining('A child of');
    expect(told).toEqual([expect.objectContaining({ code: 'gap' })]);
    expect(told).toMatchObject([{ example: { en: example, nl: expect.any(String) } }]);

    const refused = await publish('faulty');
    expect(refused).toMatchObject({ status: 409, body: { code: 'convenant-faulty' } });
    expect(refused.body['invalidParams']).toEqual([
      { name: 'convenant', code: 'gap', reason: example },
    ]);
    expect(await eventsAbout('faulty')).toEqual([]);
  });

  it('is published once it is mended', async () => {
    const rest = { ...share, id: 'rest', schoolShare: { numerator: 0, denominator: 1 } };
    await published('faulty', { ...gap, clauses: [...gap.clauses, rest] });
    expect((await ask('GET', `${versionOf('faulty')}/faults`)).body).toEqual([]);
  });

  it('is refused when another convenant says as much about the same child', async () => {
    await published('first', draftAbout('rivals'));
    await ask('PUT', versionOf('second'), draftAbout('rivals'));
    expect((await publish('second')).body).toMatchObject({
      code: 'convenant-faulty',
      invalidParams: [expect.objectContaining({ code: 'precedence-clash' })],
    });
  });
});

describe('approval by both parties', () => {
  const draft = { ...draftAbout('approved'), approvals: 'two-per-side' };
  const approve = (party: number, person: string) =>
    ask('POST', `${versionOf('approved')}/approvals`, { party, person });

  it('takes two people of each party, of the text as it reads now', async () => {
    const missing = { status: 409, body: { code: 'approvals-missing' } };
    await ask('PUT', versionOf('approved'), draft);
    for (const [party, person] of [
      [1, 'r-a'],
      [1, 'r-b'],
      [2, 'h-a'],
    ] as const) {
      expect(await approve(party, person)).toMatchObject({ status: 200 });
      expect(await publish('approved')).toMatchObject(missing);
    }
    expect(await approve(2, 'r-a')).toMatchObject({
      status: 409,
      body: { code: 'approver-on-both-sides' },
    });
    await ask('PUT', versionOf('approved'), { ...draft, name: 'Nog iets veranderd' });
    await approve(2, 'h-b');
    expect(await publish('approved')).toMatchObject(missing);
    for (const [party, person] of [
      [1, 'r-a'],
      [1, 'r-b'],
      [2, 'h-a'],
    ] as const) {
      await approve(party, person);
    }
    expect(await publish('approved')).toMatchObject({ status: 200 });
    const { body } = await ask('GET', `${versionOf('approved')}/approvals`);
    expect(body).toHaveLength(7);
  });
});

describe('the register', () => {
  const itemsOf = async (query: string) => {
    const { body } = await ask('GET', `/convenants?${query}`);
    const items = body['items'] as { id: string; version: number }[];
    return items.map(({ id, version }) => `${id} ${version}`);
  };

  beforeAll(async () => {
    const pair = [
      { name: 'Gouda', municipalities: ['0513'] },
      { name: 'Utrecht', municipalities: ['0344'] },
    ];
    await published('register', { ...DRAFT, sides: pair, until: '2026-07-01' });
    const next = { ...DRAFT, sides: pair, from: '2026-07-01' };
    await ask('PUT', versionOf('register', 2), next);
    await publish('register', 2);
    await ask('PUT', versionOf('register', 3), { ...next, from: '2027-01-01' });
  });

  it.each([
    ['municipality=0513', ['register 1', 'register 2']],
    ['municipality=0513&counterparty=0344', ['register 1', 'register 2']],
    ['municipality=0344&counterparty=0513&on=2026-06-30', ['register 1']],
    ['municipality=0344&on=2026-07-01', ['register 2']],
    ['municipality=0513&counterparty=0513', []],
    ['municipality=0513&counterparty=0599', []],
    ['municipality=0513&status=draft', ['register 3']],
    ['municipality=0513&on=2025-12-31', []],
  ])('answers %s', async (query, expected) => {
    expect(await itemsOf(query)).toEqual(expected);
  });

  it('refuses a cursor that no page gave', async () => {
    const cursor = Buffer.from('x y').toString('base64url');
    const { status, body } = await ask('GET', `/convenants?cursor=${cursor}`);
    expect([status, body['code']]).toEqual([400, 'invalid-cursor']);
  });

  it('pages through all versions, each once', async () => {
    const seen: string[] = [];
    for (let path: string | undefined = '/convenants?pageSize=2'; path;) {
      const { body }: Reply = await ask('GET', path);
      const items = body['items'] as { id: string; version: number }[];
      seen.push(...items.map(({ id, version }) => `${id} ${version}`));
      const links = body['_links'] as { next?: { href: string } };
      path = links.next?.href.replace('/v1', '');
    }
    expect(seen).toEqual(await itemsOf('pageSize=500'));
    expect(new Set(seen).size).toBe(seen.length);
  });
});
