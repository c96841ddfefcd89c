import { randomUUID } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
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
const school = { name: 'De Kade', municipality: '0606', schoolType: 'so' };

interface Told {
  type: string;
  version: number;
  data: Record<string, unknown>;
}

/** What the outbox holds about a child, in the order in which it will be told. */
async function told(childId: string): Promise<Told[]> {
  const rows = (await doors.database.query(
    'select payload from outbox where key = $1 order by id',
    [childId],
  )) as { payload: string }[];
  return rows.map(({ payload }) => {
    const { type, data } = JSON.parse(payload) as { type: string; data: Told['data'] };
    return { type: type.split('.')[2] ?? '', version: Number(data['version']), data };
  });
}
const named = (events: Told[]) => events.map(({ type, version }) => `${type} ${version}`);
const put = (path: string, body: unknown) => doors.call('PUT', `/v1${path}`, body);
const rowsOf = async (childId: string) =>
  (await doors.database.query(
    `select (select count(*) from child where id = $1) as children,
       (select count(*) from history where child_id = $1) as histories,
       (select count(*) from outbox where key = $1::text) as events`,
    [childId],
  )) as unknown[];
const NOTHING = [{ children: 0, histories: 0, events: 0 }];

test('the document that is served is the one in the repository', async () => {
  const kept = readFileSync(join(__dirname, '../openapi.json'), 'utf8');
  expect((await doors.call('GET', '/v1/openapi.json')).body).toEqual(JSON.parse(kept));
});

describe('a child', () => {
  it('is recorded with its BSN out of sight, and found by it', async () => {
    const id = randomUUID();
    const mother = { status: 'resident', municipality: '0599' };
    const child = { bsn: '999900006', birthDate: '2014-05-01', motherAtBirth: mother };
    expect(await put(`/children/${id}`, child)).toEqual({ status: 200, body: { id, version: 1 } });
    const { body } = await doors.call('GET', `/v1/children/${id}`);
    expect(body).toEqual({
      ...{ childId: id, version: 1, birthDate: '2014-05-01', motherAtBirth: mother },
      bsnKnown: true,
    });
    const search = await doors.call('POST', '/v1/children/_search', { bsn: '999900006' });
    expect(search).toEqual({ status: 200, body: { childId: id } });
    const everywhere = (await doors.database.query(
      `select row_to_json(c)::text || encode(c.bsn_sealed, 'escape') as text from child c
       union all select payload from outbox`,
    )) as { text: string }[];
    expect(everywhere.map(({ text }) => text).join()).not.toContain('999900006');
  });

  it('keeps its version when the same is said again, and counts what is new', async () => {
    const id = randomUUID();
    const versions = [];
    for (const birthDate of ['2014-05-01', '2014-05-01', '2014-05-02', null, null]) {
      versions.push((await put(`/children/${id}`, { birthDate })).body['version']);
    }
    expect(versions).toEqual([1, 1, 2, 3, 3]);
    expect(named(await told(id))).toEqual([1, 2, 3].map((version) => `child-recorded ${version}`));
  });

  it('does not get the BSN of another child', async () => {
    const [holder, other] = [randomUUID(), randomUUID()];
    await put(`/children/${holder}`, { bsn: '999990342' });
    const answer = await put(`/children/${other}`, { bsn: '999990342' });
    expect([answer.status, answer.body['code']]).toEqual([409, 'bsn-in-use']);
    expect(JSON.stringify(answer)).not.toContain('999990342');
    expect(await rowsOf(other)).toEqual(NOTHING);
    expect((await put(`/children/${holder}`, { bsn: null })).body['version']).toBe(2);
    expect((await put(`/children/${other}`, { bsn: '999990342' })).status).toBe(200);
  });

  it('is not there before anything is said of it', async () => {
    const id = randomUUID();
    expect((await doors.call('GET', `/v1/children/${id}`)).status).toBe(404);
    expect((await doors.call('GET', `/v1/children/${id}/residences`)).status).toBe(404);
    const search = await doors.call('POST', '/v1/children/_search', { bsn: '999999990' });
    expect([search.status, search.body['code']]).toEqual([404, 'not-found']);
  });
});

describe('a history', () => {
  it('may come before the child, is compared as data and told whole', async () => {
    const id = randomUUID();
    const path = `/children/${id}/residences`;
    const answers = [];
    for (const residences of [
      [rotterdam, schiedam],
      [schiedam, { ...rotterdam, administrativeOnly: false }],
      [{ ...rotterdam, until: null }],
    ]) {
      answers.push((await put(path, { residences })).body);
    }
    expect(answers.map(({ version }) => version)).toEqual([1, 1, 2]);
    const events = await told(id);
    expect(named(events)).toEqual(['residences-recorded 1', 'residences-recorded 2']);
    expect(events[1]?.data['residences']).toEqual([
      { ...rotterdam, until: null, underInvestigation: null, administrativeOnly: false },
    ]);
    const read = await doors.call('GET', `/v1${path}`);
    expect(read.body).toEqual({
      childId: id,
      version: 2,
      residences: events[1]?.data['residences'],
    });
    expect((await put(`/children/${id}`, {})).body['version']).toBe(1);
  });

  it.each([
    ['actual-residences', 'actualResidences', { from: '2020-01-01', municipality: null }],
    ['custody', 'custody', { from: '2020-01-01', holder: 'mother', municipality: '0599' }],
  ])('%s is recorded and read', async (address, member, stretch) => {
    const id = randomUUID();
    const path = `/children/${id}/${address}`;
    expect((await put(path, { [member]: [stretch] })).body['version']).toBe(1);
    const whole = [{ ...stretch, until: null }];
    expect((await doors.call('GET', `/v1${path}`)).body[member]).toEqual(whole);
    expect((await told(id))[0]?.data[member]).toEqual(whole);
  });
});

describe('a school', () => {
  it('that comes after the enrolment is told with it, and told again when it moves', async () => {
    const [id, other, schoolId] = [
      randomUUID(),
      randomUUID(),
      `school-${randomUUID().slice(0, 8)}`,
    ];
    const enrolments = [{ id: 'e1', schoolId, from: '2025-08-01', until: null }];
    await put(`/children/${id}/enrolments`, { enrolments });
    await put(`/children/${other}/enrolments`, { enrolments: [] });
    expect((await put(`/schools/${schoolId}`, school)).body).toEqual({ id: schoolId, version: 1 });
    await put(`/schools/${schoolId}`, school);
    await put(`/schools/${schoolId}`, { ...school, name: 'De Nieuwe Kade' });
    const moved = await put(`/schools/${schoolId}`, { ...school, municipality: '0502' });
    expect(moved.body['version']).toBe(3);
    const events = await told(id);
    expect(named(events)).toEqual([1, 2, 3].map((version) => `enrolments-recorded ${version}`));
    expect(events.map(({ data }) => data['enrolments'])).toEqual([
      [],
      [{ ...enrolments[0], schoolMunicipality: '0606', schoolType: 'so' }],
      [{ ...enrolments[0], schoolMunicipality: '0502', schoolType: 'so' }],
    ]);
    expect(named(await told(other))).toEqual(['enrolments-recorded 1']);
    expect((await doors.call('GET', `/v1/schools/${schoolId}`)).body['municipality']).toBe('0502');
  });

  it('and an enrolment that come at once are always told together', async () => {
    const schools = Array.from(
      { length: 12 },
      (_, i) => `at-once-${i}-${randomUUID().slice(0, 8)}`,
    );
    const ids = schools.map(() => randomUUID());
    await Promise.all(
      schools.flatMap((schoolId, i) => {
        const enrolments = [{ id: 'e1', schoolId, from: '2025-08-01', until: null }];
        return [
          put(`/children/${ids[i]}/enrolments`, { enrolments }),
          put(`/schools/${schoolId}`, school),
        ];
      }),
    );
    for (const id of ids) {
      expect((await told(id)).at(-1)?.data['enrolments']).toHaveLength(1);
    }
  });
});

describe('at once', () => {
  it('two contents make versions 1 and 2, in that order in the outbox', async () => {
    for (let round = 0; round < 10; round++) {
      const id = randomUUID();
      const answers = await Promise.all(
        [rotterdam, { ...rotterdam, municipality: '0606' }].map((residence) =>
          put(`/children/${id}/residences`, { residences: [residence] }),
        ),
      );
      expect(answers.map(({ body }) => body['version']).sort()).toEqual([1, 2]);
      expect((await told(id)).map(({ version }) => version)).toEqual([1, 2]);
    }
  });

  it('the same content four times makes one version', async () => {
    for (let round = 0; round < 10; round++) {
      const id = randomUUID();
      const body = { residences: [rotterdam] };
      const answers = await Promise.all(
        [1, 2, 3, 4].map(() => put(`/children/${id}/residences`, body)),
      );
      expect(answers.map((answer) => answer.body['version'])).toEqual([1, 1, 1, 1]);
      expect(named(await told(id))).toEqual(['residences-recorded 1']);
    }
  });

  it('one BSN for two children goes to one of them', async () => {
    const ids = [randomUUID(), randomUUID()];
    const answers = await Promise.all(
      ids.map((id) => put(`/children/${id}`, { bsn: '999994414' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
