import { createService } from '@grensverkeer/service-kit';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { testDatabase, testTopicPrefix, type TestDatabase } from '../../../../test/support';
import { AppModule } from '../app.module';

const DRAFT = {
  name: 'Convenant Rijnmond – Haaglanden',
  sides: [
    { regionId: 'rijnmond' },
    { name: 'Delft en Westland', municipalities: ['1783', '0503'] },
  ],
  from: '2026-01-01',
  until: null,
  scope: { groups: ['help-at-school'] },
  clauses: [
    { id: 'regie', kind: 'coordination', coordinator: 'school' },
    { id: 'verdeling', kind: 'share-costs', schoolShare: { numerator: 1, denominator: 4 } },
  ],
};

interface Reply {
  readonly status: number;
  // Answers and problems are read member by member; what is not there fails the expectation.
  readonly body: Record<string, unknown>;
}

let store: TestDatabase;
let app: NestExpressApplication;
let database: DataSource;
let base: string;

beforeAll(async () => {
  store = await testDatabase('convenant');
  // The relay stays off, so that what is to be told can be read in the outbox.
  Object.assign(process.env, {
    DATABASE_URL: store.url,
    TOPIC_PREFIX: testTopicPrefix(),
    LOG_LEVEL: 'silent',
    OUTBOX_RELAY: 'off',
  });
  app = await createService(AppModule, { name: 'convenant', title: 'test', description: 'test' });
  await app.listen(0, '127.0.0.1');
  base = `${await app.getUrl()}/v1`;
  database = app.get(DataSource);
});

afterAll(async () => {
  await app?.close();
  await store?.drop();
});

async function ask(method: string, path: string, body?: unknown): Promise<Reply> {
  const response = await fetch(`${base}${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text) as Record<string, unknown> };
}

const versionOf = (id: string, version = 1) => `/convenants/${id}/versions/${version}`;
const publish = (id: string, version = 1) => ask('POST', `${versionOf(id, version)}/publications`);

async function eventsAbout(id: string): Promise<Record<string, never>[]> {
  const rows = await database.query<{ payload: string }[]>(
    'select payload from outbox where key = $1 order by id',
    [id],
  );
  return rows.map(({ payload }) => JSON.parse(payload) as Record<string, never>);
}

async function published(id: string, content: object = DRAFT): Promise<void> {
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

  it('takes the same draft again without a new revision, and a changed one with', async () => {
    const first = await ask('PUT', versionOf('revised'), DRAFT);
    const same = await ask('PUT', versionOf('revised'), DRAFT);
    const changed = await ask('PUT', versionOf('revised'), { ...DRAFT, name: 'Anders' });
    const revisions = [first, same, changed].map(({ body }) => body['revision']);
    expect(revisions).toEqual([1, 1, 2]);
  });

  it('never changes once published, not even in the database', async () => {
    await published('for-ever');
    const same = await ask('PUT', versionOf('for-ever'), DRAFT);
    expect(same.status).toBe(200);
    const other = await ask('PUT', versionOf('for-ever'), { ...DRAFT, until: '2027-01-01' });
    expect(other).toMatchObject({ status: 409, body: { code: 'version-published' } });
    const where = `where id = 'for-ever'`;
    for (const change of [
      `update convenant_version set name = 'x' ${where}`,
      `delete from convenant_version ${where}`,
    ]) {
      await expect(database.query(change)).rejects.toThrow('never changes');
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

describe('approval by both parties', () => {
  const draft = { ...DRAFT, approvals: 'two-per-side' };
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

describe('bad input gets a coded answer and leaves nothing behind', () => {
  const side = (municipalities: string[]) => ({ name: 'Kant', municipalities });
  const clauses = (...list: unknown[]) => ({ clauses: list });
  const share = (numerator: number, denominator: number) =>
    clauses({ id: 'k', kind: 'share-costs', schoolShare: { numerator, denominator } });

  it.each<[string, object, number, string]>([
    [
      'a municipality that never existed',
      { sides: [side(['0599']), side(['9876'])] },
      400,
      'unknown-municipality',
    ],
    [
      'a region nobody knows',
      { sides: [{ regionId: 'atlantis' }, side(['0599'])] },
      409,
      'unknown-region',
    ],
    [
      'a side that is both',
      { sides: [{ regionId: 'rijnmond', name: 'x' }, side(['0599'])] },
      400,
      'side-unclear',
    ],
    ['a side that is nothing', { sides: [{}, side(['0599'])] }, 400, 'side-unclear'],
    ['sides that are no sides', { sides: [null, 'x'] }, 400, 'side-unclear'],
    ['three sides', { sides: [side(['0599']), side(['0502']), side(['0503'])] }, 400, 'two-sides'],
    ['an end before the start', { until: '2025-12-31' }, 400, 'period-empty'],
    ['an empty term', { until: '2026-01-01' }, 400, 'period-empty'],
    ['a day that does not exist', { from: '2026-02-30' }, 400, 'is-local-date'],
    [
      'a region without members then',
      { from: '2020-01-01', until: '2021-01-01' },
      409,
      'side-empty',
    ],
    ['a field nobody knows', { owner: 'x' }, 400, 'unknown-field'],
    ['no clauses at all', { clauses: 'none' }, 400, 'is-list'],
  ])('%s', async (_, change, status, code) => {
    const reply = await ask('PUT', versionOf('bad'), { ...DRAFT, ...change });
    const { invalidParams = [] } = reply.body as { invalidParams?: { code: string }[] };
    expect(reply.status).toBe(status);
    expect([reply.body['code'], ...invalidParams.map((one) => one.code)]).toContain(code);
    expect((await ask('GET', versionOf('bad'))).status).toBe(404);
  });

  void share;

  it.each([
    '/convenants/9999/versions/1',
    '/convenants/x/versions/0',
    '/convenants/x/versions/1.5',
  ])('refuses the address %s', async (path) => {
    expect((await ask('PUT', path, DRAFT)).status).toBe(400);
  });
});

describe('regions', () => {
  it('refuse members that are no members', async () => {
    const content = { name: 'Fout', kind: 'rmc', municipalities: [null, 'x', {}] };
    expect((await ask('PUT', '/regions/fout', content)).status).toBe(400);
  });

  it('are there from the start: the 42 youth regions of 2026', async () => {
    const { body } = await ask('GET', '/regions?pageSize=500');
    const kinds = (body['items'] as { kind: string }[]).filter(
      ({ kind }) => kind === 'youth-region',
    );
    expect(kinds).toHaveLength(42);
    const rijnmond = await ask('GET', '/regions/rijnmond');
    expect(rijnmond.body['municipalities']).toHaveLength(13);
  });

  it.each([
    ['9999', '2026-01-01', null, 'unknown-municipality'],
    ['0599', '2026-05-01', '2026-05-01', 'period-empty'],
    ['0502', '2026-05-01', null, 'overlapping-memberships'],
  ])('refuse a member %s from %s until %s', async (code, from, until, expected) => {
    const municipalities = [
      { code: '0502', from: '2026-01-01', until: null },
      { code, from, until },
    ];
    const reply = await ask('PUT', '/regions/fout', { name: 'Fout', kind: 'rmc', municipalities });
    expect(reply.status).toBe(400);
    expect(reply.body['invalidParams']).toEqual([expect.objectContaining({ code: expected })]);
    expect((await ask('GET', '/regions/fout')).status).toBe(404);
  });
});
