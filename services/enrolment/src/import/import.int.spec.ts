import { randomUUID } from 'crypto';
import { openDoors, type Doors } from '../../../../libs/service-kit/test/doors';
import { testDatabase, type TestDatabase } from '../../../../test/support';
import { AppModule } from '../app.module';
import { service } from '../service';

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

const lineOf = (childId: string, more: object = {}) => ({
  childId,
  birthDate: '2014-05-01',
  motherAtBirth: { status: 'unknown' },
  residences: [
    {
      from: '2014-05-01',
      until: null,
      status: 'resident',
      municipality: '0599',
      addressKind: 'woonadres',
    },
  ],
  actualResidences: [],
  custody: [{ from: '2014-05-01', until: null, holder: 'both-parents', municipality: '0599' }],
  enrolments: [{ id: 'e1', schoolId: 'school-1', from: '2020-08-01', until: null }],
  ...more,
});
const send = (lines: unknown[]) =>
  doors.call(
    'POST',
    '/v1/children/_import',
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
    'application/x-ndjson',
  );
const count = async (table: string): Promise<number> =>
  ((await doors.database.query(`select count(*) as n from ${table}`)) as { n: number }[])[0]?.n ??
  0;

test('many children are recorded and told, and the same stream again changes nothing', async () => {
  const lines = Array.from({ length: 1203 }, () => lineOf(randomUUID()));
  const before = await count('outbox');
  expect((await send(lines)).body).toEqual({ imported: 1203, unchanged: 0, refused: [] });
  expect(await count('outbox')).toBe(before + 5 * 1203);
  expect((await send(lines)).body).toEqual({ imported: 0, unchanged: 1203, refused: [] });
  expect(await count('outbox')).toBe(before + 5 * 1203);
});

test('a bad line is refused whole with its number and code; the others are recorded', async () => {
  const [good, bad, late, holder, taker] = [1, 2, 3, 4, 5].map(() => randomUUID());
  const residences = [
    { from: '2020-01-01', until: null, status: 'abroad' },
    { from: '2021-01-01', until: null, status: 'abroad' },
  ];
  const before = await count('child');
  const { body } = await send([
    lineOf(good ?? ''),
    '{"childId":',
    '',
    lineOf(bad ?? '', { residences }),
    lineOf(bad ?? '', { bsn: '999900007', hair: 'red' }),
    `"${'x'.repeat(300 * 1024)}"`,
    lineOf(holder ?? '', { bsn: '999990342' }),
    lineOf(taker ?? '', { bsn: '999990342' }),
    [1, 2],
    lineOf(late ?? ''),
  ]);
  expect(body).toEqual({
    imported: 3,
    unchanged: 0,
    refused: [
      { line: 2, code: 'not-json', detail: expect.any(String) },
      {
        line: 4,
        code: 'overlapping-residences',
        detail: 'residences.1.from: overlapping-residences',
      },
      { line: 5, code: 'invalid-input', detail: 'hair: unknown-field, bsn: is-bsn' },
      { line: 6, code: 'line-too-long', detail: expect.any(String) },
      { line: 8, code: 'bsn-in-use', detail: expect.any(String) },
      { line: 9, code: 'invalid-input', detail: expect.any(String) },
    ],
  });
  expect(await count('child')).toBe(before + 3);
  expect(JSON.stringify(body)).not.toMatch(/999900007|999990342/);
});

test('a child that stands twice ends as the last line says', async () => {
  const id = randomUUID();
  const lines = [lineOf(id), lineOf(id, { birthDate: '2015-01-01' }), { childId: id }];
  expect((await send(lines)).body).toMatchObject({ imported: 3, unchanged: 0 });
  expect((await doors.call('GET', `/v1/children/${id}`)).body).toMatchObject({
    version: 3,
    birthDate: null,
  });
  const { body } = await doors.call('GET', `/v1/children/${id}/residences`);
  expect(body).toMatchObject({ version: 1, residences: [{ municipality: '0599' }] });
});

test('two streams with the same children at once end in one version', async () => {
  const lines = Array.from({ length: 700 }, () => lineOf(randomUUID()));
  const answers = await Promise.all([send(lines), send([...lines].reverse())]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const sum = answers.reduce((all, { body }) => all + Number(body['imported']), 0);
  expect(sum).toBe(700);
});
