import { randomUUID } from 'crypto';
import { openDoors, type Doors } from '../../../libs/service-kit/test/doors';
import { testDatabase, type TestDatabase } from '../../../test/support';
import { AppModule } from './app.module';
import { service } from './service';

let doors: Doors;
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('enrolment');
  doors = await openDoors(AppModule, service, database.url);
});
afterAll(async () => {
  await doors?.stop();
  await database?.drop();
});

const RESIDENT = { status: 'resident', addressKind: 'woonadres' };
const rotterdam = { ...RESIDENT, from: '2020-01-01', until: '2026-03-12', municipality: '0599' };
const schiedam = { ...RESIDENT, from: '2026-03-12', until: null, municipality: '0606' };

const put = (path: string, body: unknown) => doors.call('PUT', `/v1${path}`, body);
const rowsOf = async (childId: string) =>
  (await doors.database.query(
    `select (select count(*) from child where id = $1) as children,
       (select count(*) from history where child_id = $1) as histories,
       (select count(*) from outbox where key = $1::text) as events`,
    [childId],
  )) as unknown[];
const NOTHING = [{ children: 0, histories: 0, events: 0 }];

describe('bad input is refused with its code, and nothing is stored', () => {
  const residences = (...stretches: object[]) => ({ residences: stretches });
  it.each([
    ['', { bsn: '999900007' }, 'invalid-input', 'bsn is-bsn'],
    ['', { bsn: '999900006', name: 'x' }, 'invalid-input', 'name unknown-field'],
    ['', { birthDate: '2026-02-30' }, 'invalid-input', 'birthDate is-local-date'],
    ['', { birthDate: '26-2-3' }, 'invalid-input', 'birthDate is-local-date'],
    [
      '',
      { motherAtBirth: { status: 'resident' } },
      'invalid-input',
      'motherAtBirth.status municipality-of-residents-only',
    ],
    ['', '{"bsn":', 'not-json', undefined],
    [
      '/residences',
      residences({ ...rotterdam, until: null }, schiedam),
      'overlapping-residences',
      'residences.1.from overlapping-residences',
    ],
    [
      '/residences',
      residences(schiedam, { ...rotterdam, until: '2026-03-13' }),
      'overlapping-residences',
      'residences.0.from overlapping-residences',
    ],
    [
      '/residences',
      residences({ ...rotterdam, until: '2020-01-01' }),
      'invalid-input',
      'residences.0.until period-empty',
    ],
    [
      '/residences',
      residences({ ...rotterdam, municipality: '9998' }),
      'invalid-input',
      'residences.0.municipality unknown-municipality',
    ],
    [
      '/residences',
      residences({ ...rotterdam, addressKind: null }),
      'invalid-input',
      'residences.0.status resident-without-address',
    ],
    [
      '/residences',
      residences({ ...rotterdam, street: 'x' }),
      'invalid-input',
      'residences.0.street unknown-field',
    ],
    ['/residences', {}, 'invalid-input', 'residences is-list'],
    [
      '/actual-residences',
      { actualResidences: [{ from: '2020-13-01', municipality: null }] },
      'invalid-input',
      'actualResidences.0.from is-local-date',
    ],
    [
      '/custody',
      { custody: [{ from: '2020-01-01', holder: 'aunt' }] },
      'invalid-input',
      'custody.0.holder is-one-of',
    ],
    [
      '/enrolments',
      { enrolments: [{ id: '999900006', schoolId: 's', from: '2020-01-01' }] },
      'invalid-input',
      'enrolments.0.id is-key',
    ],
    [
      '/enrolments',
      { enrolments: [1, 2].map(() => ({ id: 'e', schoolId: 's', from: '2020-01-01' })) },
      'duplicate-enrolment',
      'enrolments.1.id duplicate-enrolment',
    ],
  ])('%s %j', async (path, body, code, fault) => {
    const id = randomUUID();
    const answer = await put(`/children/${id}${path}`, body);
    expect([answer.status, answer.body['code']]).toEqual([400, code]);
    const params = (answer.body['invalidParams'] ?? []) as { name: string; code: string }[];
    const faults = params.map((param) => `${param.name} ${param.code}`);
    expect(faults).toEqual(fault === undefined ? [] : [fault]);
    expect(await rowsOf(id)).toEqual(NOTHING);
  });

  it('all faults are told at once', async () => {
    const body = residences({ ...rotterdam, from: 'x', municipality: '1' }, { ...schiedam, x: 1 });
    const answer = await put(`/children/${randomUUID()}/residences`, body);
    expect(answer.body['invalidParams']).toHaveLength(3);
  });
});
