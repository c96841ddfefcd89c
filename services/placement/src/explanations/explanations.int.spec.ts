import { randomUUID } from 'crypto';
import { testDatabase, type TestDatabase } from '../../../../test/support';
import { Child, testBsn } from '../../test/facts';
import { openPlacement, type PlacementService } from '../../test/open-placement';

let database: TestDatabase;
let service: PlacementService;
beforeAll(async () => {
  database = await testDatabase('placement');
  service = await openPlacement(database.url);
});
afterAll(async () => {
  await service?.stop();
  await database?.drop();
});

let person = 0;
async function placed(more: object, ...lives: [string, string][]): Promise<string> {
  const child = new Child(testBsn(person++));
  await service.tell(child.recorded());
  if (lives.length > 0) await service.tell(child.lives(1, ...lives));
  const id = randomUUID();
  const help = { childId: child.id, provider: '12345678', receiver: '0599', from: '2026-01-01' };
  const { status } = await service.call('PUT', `/placements/${id}`, { ...help, ...more });
  expect(status).toBe(200);
  return id;
}
const explained = async (id: string, on: string): Promise<Record<string, unknown>> =>
  (await service.call('GET', `/placements/${id}/explanation?on=${on}`)).body;

const MOVES: [string, string][] = [
  ['2020-01-01', '0599'],
  ['2026-05-01', '0502'],
];

describe('the explanation of a placement', () => {
  it('says who is responsible on the day, who pays until then and what is owed', async () => {
    const id = await placed({}, ...MOVES);
    expect(await explained(id, '2026-04-30')).toMatchObject({
      ...{ responsible: '0599', interimPayer: '0599', settleFrom: null, continuation: null },
      ...{ reason: null, candidates: [], duties: [] },
    });
    const after = await explained(id, '2026-06-01');
    expect(after).toMatchObject({
      ...{ responsible: '0502', interimPayer: '0599', settleFrom: '2026-05-01' },
      continuation: { ground: 'JW2.7a', from: '2026-05-01', until: '2027-05-01' },
    });
    const { nl, en } = after['text'] as { nl: string; en: string };
    expect(nl).toContain('Rotterdam betaalt de aanbieder zolang gemeenten het niet eens zijn');
    expect(nl).toContain('hetzelfde tarief, tot en met 30 april 2027.');
    expect(en).toContain('Afterwards municipalities settle what was paid from 1 May 2026 on.');
    expect(await explained(id, '2027-05-01')).toMatchObject({ continuation: null });
  });

  it('keeps the clock of a question of the provider', async () => {
    const inquiry = { askedOn: '2026-02-01', answeredOn: null, answer: null };
    const id = await placed({ inquiry });
    const found = await explained(id, '2026-02-03');
    expect(found).toMatchObject({
      ...{ responsible: null, reason: 'no-residence-known', interimPayer: '0599' },
      answerDue: '2026-02-15',
    });
    expect((found['text'] as { nl: string }).nl).toContain(
      'uiterlijk op 15 februari 2026 antwoorden (Regeling Jeugdwet artikel 1a.1)',
    );
  });

  it('is of a stay that began elsewhere', async () => {
    const stay = { from: '2026-05-01', stay: 'foster-care', place: '0502' };
    const id = await placed(stay, ...MOVES);
    expect(await explained(id, '2026-06-01')).toMatchObject({ responsible: '0599' });
    const settled = await placed({ ...stay, countsAsStay: false }, ...MOVES);
    expect(await explained(settled, '2026-06-01')).toMatchObject({ responsible: '0502' });
  });

  it('is of today when no day is named, and of nothing when there is none', async () => {
    const id = await placed({}, ...MOVES);
    const { body } = await service.call('GET', `/placements/${id}/explanation`);
    expect(body['on']).toMatch(/^\d{4}-\d\d-\d\d$/);
    const nothing = await service.call('GET', `/placements/${randomUUID()}/explanation`);
    expect(nothing.status).toBe(404);
    const wrong = await service.call('GET', `/placements/${id}/explanation?on=2026-02-30`);
    expect(wrong.body['code']).toBe('invalid-input');
  });
});
