import { DRAFT, openService, type OpenedService } from '../../test/fixture';
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

describe('bad input gets a coded answer and leaves nothing behind', () => {
  const side = (municipalities: string[]) => ({ name: 'Kant', municipalities });
  const clause = (members: object) => ({ clauses: [{ id: 'a', ...members }] });
  const share = (numerator: unknown, denominator: unknown) =>
    clause({ kind: 'share-costs', schoolShare: { numerator, denominator } });
  const coordination = { kind: 'coordination', coordinator: 'school' };

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
    ['a share of more than one', share(5, 4), 400, 'not-a-fraction'],
    ['a share below zero', share(-1, 4), 400, 'not-a-fraction'],
    ['a share of nothing', share(1, 0), 400, 'not-a-fraction'],
    ['a share as a float', share(0.25, 1), 400, 'not-a-fraction'],
    ['a kind of clause nobody knows', clause({ kind: 'lottery' }), 400, 'unknown-kind'],
    ['a role nobody has', clause({ ...coordination, coordinator: 'state' }), 400, 'not-a-choice'],
    ['a clause without id', { clauses: [coordination] }, 400, 'not-a-text'],
    ['a clause that is none', { clauses: [null] }, 400, 'not-an-object'],
    ['a scope nobody knows', { scope: { colours: ['red'] } }, 400, 'unknown-member'],
    ['a text with a NUL', { scope: { groups: ['a\u0000b'] } }, 400, 'is-text'],
    ['half a character', { scope: { groups: ['\ud800'] } }, 400, 'is-text'],
    [
      'an id that no event can carry',
      clause({ ...coordination, id: 'é é' }),
      400,
      'cannot-be-told',
    ],
    ['no clauses at all', { clauses: 'none' }, 400, 'is-list'],
  ])('%s', async (_, change, status, code) => {
    const reply = await ask('PUT', versionOf('bad'), { ...DRAFT, ...change });
    const { invalidParams = [] } = reply.body as { invalidParams?: { code: string }[] };
    expect(reply.status).toBe(status);
    expect([reply.body['code'], ...invalidParams.map((one) => one.code)]).toContain(code);
    expect((await ask('GET', versionOf('bad'))).status).toBe(404);
  });

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
