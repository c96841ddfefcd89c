import { testDatabase, type TestDatabase } from '../../../../test/support';
import { draftAbout, openService, type OpenedService } from '../../test/fixture';
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
const endingOf = (id: string, version = 1) => `${versionOf(id, version)}/ending`;
const end = (id: string, version = 1) => ask('POST', `${endingOf(id, version)}/publications`);

async function published(id: string, more: object = {}, version = 1): Promise<void> {
  const content = { ...draftAbout(id), ...more };
  expect(await ask('PUT', versionOf(id, version), content)).toMatchObject({ status: 200 });
  expect(await ask('POST', `${versionOf(id, version)}/publications`)).toMatchObject({
    status: 200,
  });
}

async function ended(id: string, until: string, version = 1): Promise<void> {
  expect(await ask('PUT', endingOf(id, version), { until })).toMatchObject({ status: 200 });
  expect(await end(id, version)).toMatchObject({ status: 200 });
}

async function toldOf(id: string): Promise<{ type: string; sequence: string; data: object }[]> {
  const rows = await service.database.query<{ payload: string }[]>(
    'select payload from outbox where key = $1 order by id',
    [id],
  );
  return rows.map(({ payload }) => JSON.parse(payload) as never);
}

const UNTIL = '2026-09-01';
const refused = (code: string) => ({ status: 409, body: { code } });

describe('the end of a version', () => {
  it('is told once, beside a version that reads as before', async () => {
    await published('told');
    const before = (await ask('GET', versionOf('told'))).body;
    await ended('told', UNTIL);
    const again = await end('told');
    expect(again.body).toMatchObject({ until: UNTIL, endedAt: expect.any(String) });
    const [, event, ...more] = await toldOf('told');
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      type: 'nl.grensverkeer.convenant-ended.v1',
      sequence: '000000000001',
      data: { convenantId: 'told', version: 1, until: UNTIL },
    });
    const after = (await ask('GET', versionOf('told'))).body;
    expect(after).toEqual({ ...before, endedFrom: UNTIL });
  });

  it('takes two people of each party, who agree to the day as it reads now', async () => {
    await published('agreed', { approvals: 'none' });
    const draft = { ...draftAbout('two'), approvals: 'two-per-side' };
    await ask('PUT', versionOf('two'), draft);
    const approve = (path: string, party: number, person: string) =>
      ask('POST', `${path}/approvals`, { party, person });
    const everybody = [
      [1, 'r-a'],
      [1, 'r-b'],
      [2, 'h-a'],
      [2, 'h-b'],
    ] as const;
    for (const [party, person] of everybody) await approve(versionOf('two'), party, person);
    await ask('POST', `${versionOf('two')}/publications`);

    await ask('PUT', endingOf('two'), { until: UNTIL });
    for (const [party, person] of everybody) {
      expect(await end('two')).toMatchObject(refused('approvals-missing'));
      expect(await approve(endingOf('two'), party, person)).toMatchObject({ status: 200 });
    }
    await ask('PUT', endingOf('two'), { until: '2026-10-01' });
    expect(await end('two')).toMatchObject(refused('approvals-missing'));
    for (const [party, person] of everybody) await approve(endingOf('two'), party, person);
    expect(await approve(endingOf('two'), 2, 'r-a')).toMatchObject(
      refused('approver-on-both-sides'),
    );
    expect(await end('two')).toMatchObject({ status: 200, body: { until: '2026-10-01' } });
    expect(await approve(endingOf('two'), 2, 'h-c')).toMatchObject(refused('version-ended'));
  });

  it('stands for ever, also in the database', async () => {
    await published('stands');
    await ended('stands', UNTIL);
    expect(await ask('PUT', endingOf('stands'), { until: UNTIL })).toMatchObject({ status: 200 });
    const other = await ask('PUT', endingOf('stands'), { until: '2026-08-01' });
    expect(other).toMatchObject(refused('version-ended'));
    const change = `update convenant_ending set until_date = '2030-01-01'
      where convenant_id = 'stands'`;
    await expect(service.database.query(change)).rejects.toThrow('has ended');
  });

  it('leaves the register and the way of other convenants from that day on', async () => {
    await published('leaves');
    const period = { from: UNTIL, until: null };
    const rival = { ...draftAbout('leaves'), scope: { groups: ['leaves'], period } };
    await ask('PUT', versionOf('rival'), rival);
    const publish = () => ask('POST', `${versionOf('rival')}/publications`);
    expect(await publish()).toMatchObject(refused('convenant-faulty'));
    await ended('leaves', UNTIL);
    expect(await publish()).toMatchObject({ status: 200 });
    const on = async (day: string) => {
      const { body } = await ask('GET', `/convenants?municipality=0503&on=${day}&pageSize=500`);
      return (body['items'] as { id: string }[]).map(({ id }) => id);
    };
    expect(await on('2026-08-31')).toContain('leaves');
    expect(await on(UNTIL)).not.toContain('leaves');
  });

  it('ends what came before as well, and leaves room for a next version', async () => {
    await published('next');
    await published('next', { from: '2026-06-01' }, 2);
    expect(await ask('PUT', endingOf('next', 1), { until: '2026-03-01' })).toMatchObject(
      refused('version-followed'),
    );
    await ended('next', UNTIL, 2);
    for (const version of [1, 2]) {
      const { body } = await ask('GET', `${versionOf('next', version)}/resolved`);
      expect(body['until']).toBe(UNTIL);
    }
    await published('next', { from: '2027-01-01' }, 3);
    const { body } = await ask('GET', versionOf('next', 3));
    expect(body['endedFrom']).toBeNull();
  });

  it.each<[string, () => Promise<unknown>, string, number]>([
    ['a draft', () => ask('PUT', versionOf('drafted'), draftAbout('drafted')), 'drafted', 409],
    ['what is not there', () => Promise.resolve(), 'nowhere', 404],
  ])('is not for %s', async (_, given, id, status) => {
    await given();
    expect(await ask('PUT', endingOf(id), { until: UNTIL })).toMatchObject({ status });
  });

  it.each(['2026-01-01', '2025-06-01', '2026-12-31', '2027-01-01'])(
    'lies within the term, so not on %s',
    async (until) => {
      const id = `term-${until}`;
      await published(id, { until: '2026-12-31' });
      expect(await ask('PUT', endingOf(id), { until })).toMatchObject(
        refused('ending-outside-term'),
      );
    },
  );
});
