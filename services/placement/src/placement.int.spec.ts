import { randomUUID } from 'crypto';
import { openDoors, type Doors } from '../../../libs/service-kit/test/doors';
import { testDatabase, type TestDatabase } from '../../../test/support';
import { AppModule } from './app.module';
import { service } from './service';

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

let lastNumber = 1000;
const help = (more: object = {}) => ({
  childId: randomUUID(),
  provider: '01234567',
  receiver: '0599',
  allocationNumber: ++lastNumber,
  productCategory: '45',
  productCode: '45A04',
  volume: { amount: 20, unit: '04', frequency: '4' },
  budgetCents: 1_234_567,
  from: '2026-01-01',
  until: null,
  stay: null,
  place: null,
  helpRequestDate: '2025-12-01',
  group: 'help-at-school',
  ...more,
});

interface Told {
  version: number;
  placement: Record<string, unknown>;
}

async function told(subject: string): Promise<Told[]> {
  const rows = (await doors.database.query(
    `select payload from outbox where payload::jsonb ->> 'subject' = $1 order by id`,
    [subject],
  )) as { payload: string }[];
  return rows.map(({ payload }) => (JSON.parse(payload) as { data: Told }).data);
}
const rowsOf = async (id: string) =>
  (await doors.database.query('select count(*) as n from placement where id = $1', [
    id,
  ])) as object[];

describe('a placement', () => {
  it('is recorded, read and told whole, once per content', async () => {
    const [id, body] = [randomUUID(), help()];
    const { volume, budgetCents, childId, ...facts } = body;
    for (const version of [1, 1]) {
      expect(await put(`/placements/${id}`, body)).toEqual({ status: 200, body: { id, version } });
    }
    expect((await put(`/placements/${id}`, { ...body, until: '2026-07-01' })).body['version']).toBe(
      2,
    );
    const derived = { stream: 'youth-care', legalBasis: 'jeugdwet', partTime: false };
    const whole = { ...facts, ...derived, startUntraceable: false, until: '2026-07-01' };
    const read = await get(`/placements/${id}`);
    expect(read.body).toEqual({
      ...{ ...whole, placementId: id, childId, version: 2, volume, budgetCents },
      ...{ homeConsent: { given: false, on: null }, removed: false },
      ...{ countsAsStay: null, paidSoFar: null, inquiry: null },
      ...{ isPaidByState: false, isPlaceSecret: false },
    });
    const events = await told(id);
    expect(events.map(({ version }) => version)).toEqual([1, 2]);
    expect(events[1]?.placement).toEqual({ ...whole, id, homeConsent: false });
  });

  it.each([
    ['volume', { volume: { amount: 21, unit: '04', frequency: '4' } }],
    ['budgetCents', { budgetCents: null }],
    ['stay', { stay: 'foster-care', place: '0606' }],
    ['group', { group: null }],
    ['partTime', { partTime: true }],
    ['countsAsStay', { countsAsStay: false }],
    ['paidSoFar', { paidSoFar: '0502' }],
    ['isPaidByState', { isPaidByState: true }],
    ['isPlaceSecret', { isPlaceSecret: true }],
    ['inquiry', { inquiry: { askedOn: '2026-01-02', answeredOn: '2026-01-09', answer: '0502' } }],
  ])('gets a new version when %s changes', async (_, change) => {
    const [id, body] = [randomUUID(), help()];
    await put(`/placements/${id}`, body);
    expect((await put(`/placements/${id}`, { ...body, ...change })).body['version']).toBe(2);
    expect((await put(`/placements/${id}`, { ...body, ...change })).body['version']).toBe(2);
  });

  it('tells what people settled about it, and only that', async () => {
    const [id, body] = [randomUUID(), help()];
    const inquiry = { askedOn: '2026-01-02', answeredOn: null, answer: null };
    const marks = { isPaidByState: true, isPlaceSecret: true };
    await put(`/placements/${id}`, body);
    const known = { countsAsStay: false, paidSoFar: '0502', inquiry, ...marks };
    await put(`/placements/${id}`, { ...body, ...known });
    const [before, after] = await told(id);
    expect(before?.placement).not.toHaveProperty('countsAsStay');
    expect(before?.placement).not.toHaveProperty('inquiry');
    expect(before?.placement).not.toHaveProperty('isPlaceSecret');
    expect(after?.placement).toMatchObject(known);
  });

  it('may be a stay that nobody bills here, and get its number later', async () => {
    const [id, childId] = [randomUUID(), randomUUID()];
    const stay = { childId, provider: '01234567', from: '2026-01-01', stay: 'detention' };
    expect((await put(`/placements/${id}`, { ...stay, legalBasis: 'jji' })).status).toBe(200);
    expect((await told(id))[0]?.placement).toMatchObject({
      receiver: null,
      allocationNumber: null,
    });
    const billed = { ...stay, receiver: '0599', allocationNumber: ++lastNumber };
    expect((await put(`/placements/${id}`, billed)).body['version']).toBe(2);
  });

  it.each(['childId', 'receiver', 'allocationNumber'] as const)('keeps its %s', async (member) => {
    const [id, body] = [randomUUID(), help()];
    await put(`/placements/${id}`, body);
    const other = { childId: randomUUID(), receiver: '0606', allocationNumber: ++lastNumber };
    const answer = await put(`/placements/${id}`, { ...body, [member]: other[member] });
    expect([answer.status, answer.body['code']]).toEqual([409, 'placement-identity-fixed']);
    expect(answer.body['invalidParams']).toMatchObject([{ name: member }]);
    expect((await get(`/placements/${id}`)).body).toMatchObject({
      version: 1,
      [member]: body[member],
    });
    expect(await told(id)).toHaveLength(1);
  });

  it('does not get a number that its receiver has given before', async () => {
    const [id, other, body] = [randomUUID(), randomUUID(), help()];
    await put(`/placements/${id}`, body);
    const answer = await put(`/placements/${other}`, { ...body, childId: randomUUID() });
    expect([answer.status, answer.body['code']]).toEqual([409, 'allocation-number-in-use']);
    expect(await rowsOf(other)).toEqual([{ n: 0 }]);
    expect(await told(other)).toEqual([]);
    expect((await put(`/placements/${other}`, { ...body, receiver: '0606' })).status).toBe(200);
  });

  it('is listed by child, page by page', async () => {
    const childId = randomUUID();
    const ids = [randomUUID(), randomUUID(), randomUUID()].sort();
    for (const id of ids) await put(`/placements/${id}`, help({ childId }));
    const first = await get(`/placements?childId=${childId.toUpperCase()}&pageSize=2`);
    const { next } = first.body['_links'] as { next: { href: string } };
    const second = await doors.call('GET', next.href);
    const found = [first, second].flatMap(({ body }) => body['items'] as { placementId: string }[]);
    expect(found.map(({ placementId }) => placementId)).toEqual(ids);
    expect(second.body['_links']).not.toHaveProperty('next');
    expect((await get('/placements?cursor=eHh4')).body['code']).toBe('invalid-cursor');
  });
});

describe('the consent of the home municipality', () => {
  it('may come before the placement, and is told with it', async () => {
    const [id, body] = [randomUUID(), help()];
    const consent = { given: true, on: '2026-01-05' };
    expect((await put(`/placements/${id}/home-consent`, consent)).body['version']).toBe(0);
    expect((await get(`/placements/${id}`)).status).toBe(404);
    expect((await put(`/placements/${id}`, body)).body['version']).toBe(1);
    expect((await told(id)).map(({ placement }) => placement['homeConsent'])).toEqual([true]);
    expect((await put(`/placements/${id}/home-consent`, consent)).body['version']).toBe(1);
    await put(`/placements/${id}/home-consent`, { given: false });
    expect((await told(id)).map(({ placement }) => placement['homeConsent'])).toEqual([
      true,
      false,
    ]);
    expect((await put(`/placements/${id}`, body)).body['version']).toBe(2);
  });
});

describe('at once', () => {
  it('two contents make versions 1 and 2, the same content one', async () => {
    for (let round = 0; round < 10; round++) {
      const [id, body] = [randomUUID(), help()];
      const contents = [body, { ...body, group: null }, body];
      const answers = await Promise.all(contents.map((one) => put(`/placements/${id}`, one)));
      const versions = (await told(id)).map(({ version }) => version);
      expect(versions).toEqual(versions.map((_, at) => at + 1));
      expect(Math.max(...answers.map((one) => Number(one.body['version'])))).toBe(versions.length);
      expect(versions.length).toBeGreaterThan(1);
    }
  });

  it('one allocation number goes to one of two placements', async () => {
    const body = help();
    const answers = await Promise.all(
      [randomUUID(), randomUUID()].map((id) => put(`/placements/${id}`, body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('a consent and its placement are told together in the end', async () => {
    for (let round = 0; round < 10; round++) {
      const id = randomUUID();
      await Promise.all([
        put(`/placements/${id}/home-consent`, { given: true, on: '2026-01-05' }),
        put(`/placements/${id}`, help()),
      ]);
      expect((await told(id)).at(-1)?.placement['homeConsent']).toBe(true);
    }
  });
});

describe('bad input is refused with its code, and nothing is stored', () => {
  it.each([
    ['an unknown field', { name: 'x' }, 'name unknown-field'],
    ['an impossible date', { from: '2026-02-30' }, 'from is-local-date'],
    ['an empty period', { until: '2026-01-01' }, 'until period-empty'],
    ['a municipality that never existed', { receiver: '9998' }, 'receiver unknown-municipality'],
    ['a provider of seven digits', { provider: '1234567' }, 'provider is-agb-code'],
    [
      'a number without receiver',
      { receiver: null },
      'allocationNumber allocation-without-receiver',
    ],
    ['a number too large', { allocationNumber: 1_000_000_000 }, 'allocationNumber out-of-range'],
    ['half a cent', { budgetCents: 0.5 }, 'budgetCents is-whole-number'],
    ['a negative budget', { budgetCents: -1 }, 'budgetCents out-of-range'],
    [
      'a unit that is not in the list',
      { volume: { amount: 1, unit: '99', frequency: '4' } },
      'volume.unit is-one-of',
    ],
    ['a stay that is not in the list', { stay: 'hotel' }, 'stay is-one-of'],
    [
      'an answer without its day',
      { inquiry: { askedOn: '2026-01-02', answer: '0502' } },
      'inquiry.answer answer-without-date',
    ],
    ['a child that is no UUID', { childId: '999900006' }, 'childId is-uuid'],
    ['a control character', { group: 'a\u0000b' }, 'group is-text'],
  ])('%s', async (_, change, fault) => {
    const id = randomUUID();
    const answer = await put(`/placements/${id}`, help(change));
    const params = answer.body['invalidParams'] as { name: string; code: string }[];
    expect(answer.status).toBe(400);
    expect(params.map((param) => `${param.name} ${param.code}`)).toEqual([fault]);
    expect(JSON.stringify(answer.body)).not.toContain('999900006');
    expect(await rowsOf(id)).toEqual([{ n: 0 }]);
  });
});
