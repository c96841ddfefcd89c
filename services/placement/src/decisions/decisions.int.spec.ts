import { randomUUID } from 'crypto';
import { openDoors, type Doors } from '../../../../libs/service-kit/test/doors';
import { testDatabase, type TestDatabase } from '../../../../test/support';
import { AppModule } from '../app.module';
import { service } from '../service';

let doors: Doors;
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('placement');
  doors = await openDoors(AppModule, service, database.url);
});
afterAll(async () => {
  await doors?.stop();
  await database?.drop();
});

const put = (path: string, body: unknown) => doors.call('PUT', `/v1${path}`, body);
const get = (path: string) => doors.call('GET', `/v1${path}`);

async function told(childId: string): Promise<{ version: number; decisions: unknown[] }[]> {
  const rows = (await doors.database.query(
    'select payload from outbox where key = $1 order by id',
    [childId],
  )) as { payload: string }[];
  return rows.map(
    ({ payload }) => (JSON.parse(payload) as { data: { version: number; decisions: [] } }).data,
  );
}

describe('decisions by people', () => {
  const decision = (more: object = {}) => ({
    id: 'd1',
    source: 'agreement',
    reference: 'letter 12',
    decidedOn: '2026-03-01',
    from: '2026-01-01',
    until: null,
    placementId: null,
    shares: [
      { municipality: '0606', numerator: 1, denominator: 3 },
      { municipality: '0599', numerator: 2, denominator: 3 },
    ],
    setsAside: null,
    ...more,
  });

  it('are recorded as a list, compared as data and told whole', async () => {
    const id = randomUUID();
    const path = `/children/${id}/decisions`;
    const second = decision({ id: 'd2', decidedOn: '2026-04-01', setsAside: 'd1' });
    const versions = [];
    for (const decisions of [
      [decision()],
      [decision()],
      [second, decision()],
      [decision(), second],
    ]) {
      versions.push((await put(path, { decisions })).body['version']);
    }
    expect(versions).toEqual([1, 1, 2, 2]);
    const events = await told(id);
    expect(events.map(({ version }) => version)).toEqual([1, 2]);
    const shares = [...decision().shares].reverse();
    const whole = [
      { ...decision(), shares },
      { ...second, shares },
    ];
    expect(events[1]?.decisions).toEqual(whole);
    expect((await get(path)).body).toEqual({ childId: id, version: 2, decisions: whole });
    expect((await get(`/children/${randomUUID()}/decisions`)).body['version']).toBe(0);
  });

  it('may only set another aside: then it bears no shares', async () => {
    const id = randomUUID();
    const aside = decision({ id: 'd2', decidedOn: '2026-04-01', shares: [], setsAside: 'd1' });
    expect(
      (await put(`/children/${id}/decisions`, { decisions: [decision(), aside] })).status,
    ).toBe(200);
    expect((await told(id))[0]?.decisions).toMatchObject([{ id: 'd1' }, { id: 'd2', shares: [] }]);
  });

  it('that do not fit in one event are refused, and nothing is stored', async () => {
    const id = randomUUID();
    const decisions = Array.from({ length: 1000 }, (_, n) =>
      decision({ id: `d${n}`, reference: 'x'.repeat(200), shares: manyShares }),
    );
    const answer = await put(`/children/${id}/decisions`, { decisions });
    expect([answer.status, answer.body['code']]).toEqual([413, 'too-large']);
    expect((await get(`/children/${id}/decisions`)).body['version']).toBe(0);
  });

  const share = (numerator: number, denominator: number, municipality = '0599') => ({
    ...{ municipality, numerator, denominator },
  });
  const manyShares = [
    ...['0599', '0606', '0502', '0542', '0556', '0518', '0363', '0344', '0505', '0613', '0489'],
  ].map((code) => share(1, 11, code));

  it.each([
    ['two thirds', [decision({ shares: [share(2, 3)] })], 'shares-not-one'],
    ['nobody', [decision({ shares: [] })], 'shares-not-one'],
    [
      'one municipality twice',
      [decision({ shares: [share(1, 2), share(1, 2)] })],
      'shares-not-one',
    ],
    [
      'parts too fine',
      [decision({ shares: [share(499_979, 999_958), share(499_969, 999_938, '0606')] })],
      'shares-not-one',
    ],
    [
      'a share of nothing',
      [decision({ shares: [share(0, 1), share(1, 1, '0606')] })],
      'invalid-input',
    ],
    ['the same twice', [decision(), decision()], 'duplicate-decision'],
    ['setting aside what is not there', [decision({ setsAside: 'd9' })], 'unknown-decision'],
    ['setting itself aside', [decision({ setsAside: 'd1' })], 'unknown-decision'],
    ['half a character', [decision({ reference: '\ud800' })], 'invalid-input'],
    ['an empty period', [decision({ until: '2026-01-01' })], 'invalid-input'],
  ])('%s is refused', async (_, decisions, code) => {
    const id = randomUUID();
    const answer = await put(`/children/${id}/decisions`, { decisions });
    expect([answer.status, answer.body['code']]).toEqual([400, code]);
    expect((await get(`/children/${id}/decisions`)).body['version']).toBe(0);
    expect(await told(id)).toEqual([]);
  });
});
