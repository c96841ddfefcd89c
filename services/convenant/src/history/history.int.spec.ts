import { testDatabase, type TestDatabase } from '../../../../test/support';
import { draftAbout, openService, type OpenedService, type Reply } from '../../test/fixture';
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

const VERSION = '/convenants/full/versions/1';
const draft = { ...draftAbout('full'), approvals: 'two-per-side' };

interface Entry {
  readonly what: string;
  readonly revision: number;
  readonly person: string | null;
  readonly at: string;
  readonly detail: Record<string, unknown>;
}

async function historyOf(id: string): Promise<Entry[]> {
  const { body } = await ask('GET', `/convenants/${id}/history?pageSize=500`);
  return body['items'] as Entry[];
}

it('keeps who did what with a convenant, from the first draft to its end', async () => {
  const approveAll = async (path: string) => {
    for (const [party, person] of [
      [1, 'r-a'],
      [1, 'r-b'],
      [2, 'h-a'],
      [2, 'h-b'],
    ]) {
      await ask('POST', `${path}/approvals`, { party, person });
    }
  };
  await ask('PUT', VERSION, { ...draft, person: 'r-a' });
  await ask('PUT', VERSION, { ...draft, person: 'h-a' }); // The same text: nothing happened.
  await ask('POST', `${VERSION}/checks`, { person: 'r-b' });
  await ask('PUT', VERSION, { ...draft, name: 'Anders', until: '2027-01-01', person: 'h-a' });
  await approveAll(VERSION);
  await ask('POST', `${VERSION}/publications`, { person: 'r-a' });
  await ask('POST', `${VERSION}/publications`, { person: 'h-a' });
  await ask('PUT', `${VERSION}/ending`, { until: '2026-09-01', reason: 'te duur', person: 'h-b' });
  await ask('PUT', `${VERSION}/ending`, { until: '2026-10-01', person: 'r-b' });
  await approveAll(`${VERSION}/ending`);
  await ask('POST', `${VERSION}/ending/publications`);

  const entries = await historyOf('full');
  expect(entries.map(({ what, revision, person }) => `${what} ${revision} ${person}`)).toEqual([
    'drafted 1 r-a',
    'checked 1 r-b',
    'changed 2 h-a',
    ...['r-a', 'r-b', 'h-a', 'h-b'].map((person) => `approved 2 ${person}`),
    'published 2 r-a',
    'ending-drafted 1 h-b',
    'ending-changed 2 r-b',
    ...['r-a', 'r-b', 'h-a', 'h-b'].map((person) => `ending-approved 2 ${person}`),
    'ended 2 null',
  ]);
  expect(entries[0]?.detail).toMatchObject({ changed: [], content: { name: draft.name } });
  expect(entries[2]?.detail).toMatchObject({
    changed: ['name', 'until'],
    content: { name: 'Anders', until: '2027-01-01', clauses: draft.clauses },
  });
  expect(entries[8]?.detail).toEqual({ until: '2026-09-01', reason: 'te duur' });
  expect([...entries].map(({ at }) => at).sort()).toEqual(entries.map(({ at }) => at));
});

it('keeps what a check found, without publishing', async () => {
  const [coordination, share] = draft.clauses;
  const onlyOld = { ...share, scope: { ages: { from: 12, until: null } } };
  const gap = { ...draftAbout('checked'), clauses: [coordination, onlyOld] };
  const path = '/convenants/checked/versions/1';
  await ask('PUT', path, gap);
  const { status, body } = await ask('POST', `${path}/checks`);
  expect([status, body]).toMatchObject([
    200,
    { revision: 1, mayBePublished: false, faults: [{ code: 'gap' }] },
  ]);
  const [fault] = body['faults'] as { nl: string; en: string; example: Record<string, string> }[];
  expect(fault?.example['nl']).toMatch(/^Een kind van \d+ jaar uit /);
  expect(fault?.example['en']).toMatch(/^A child of \d+ from /);
  expect((await historyOf('checked')).map(({ what, detail }) => [what, detail['faults']])).toEqual([
    ['drafted', undefined],
    ['checked', ['gap']],
  ]);
  expect((await ask('GET', path)).body['publishedAt']).toBeNull();
});

it('is not written when nothing was done', async () => {
  await ask('PUT', '/convenants/refused/versions/1', { ...draft, person: 'r-a' });
  const before = await historyOf('refused');
  const refusals = [
    await ask('POST', '/convenants/refused/versions/1/publications', { person: 'r-a' }),
    await ask('PUT', '/convenants/refused/versions/3', draft),
    await ask('PUT', '/convenants/refused/versions/1/ending', { until: '2026-09-01' }),
  ];
  expect(refusals.map(({ status }) => status)).toEqual([409, 409, 409]);
  expect(await historyOf('refused')).toEqual(before);
});

it('can only be added to', async () => {
  await ask('PUT', '/convenants/kept/versions/1', draftAbout('kept'));
  for (const change of [
    `update convenant_history set person = 'x' where convenant_id = 'kept'`,
    `delete from convenant_history where convenant_id = 'kept'`,
    'truncate convenant_history',
  ]) {
    await expect(service.database.query(change)).rejects.toThrow('only added to');
  }
});

it('is read in pages, and is not there for what is not there', async () => {
  const seen: string[] = [];
  for (let path: string | undefined = '/convenants/full/history?pageSize=4'; path;) {
    const { body }: Reply = await ask('GET', path);
    seen.push(...(body['items'] as Entry[]).map(({ what }) => what));
    const links = body['_links'] as { next?: { href: string } };
    path = links.next?.href.replace('/v1', '');
  }
  expect(seen).toEqual((await historyOf('full')).map(({ what }) => what));
  expect(await ask('GET', '/convenants/nowhere/history')).toMatchObject({ status: 404 });
});
