import fc from 'fast-check';
import type { ConvenantVersion } from '@grensverkeer/settlement';
import { eventually, testDatabase, type TestDatabase } from '../../../../test/support';
import { Case, day, fact, testBsn } from '../../test/case';
import { openBilling, type Billing } from '../../test/open-billing';
import type { ReplayResult, ReplayView } from './replay.dto';

let database: TestDatabase;
let billing: Billing;
let children: Case[];

const PERIOD = { from: '2026-04-01', until: '2026-05-01' };
/** Homes and schools on either side of a border; 0502 is on neither. */
const HOMES = ['0503', '1783', '0599', '0606', '0502'];
const SCHOOLS = ['0599', '0606', '0503', '1783'];

beforeAll(async () => {
  database = await testDatabase('billing');
  billing = await openBilling(database.url);
  const random = fc.sample(
    fc.record({
      home: fc.constantFrom(...HOMES),
      school: fc.constantFrom(...SCHOOLS),
      moves: fc.boolean(),
      amounts: fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 3 }),
    }),
    { numRuns: 40, seed: 4 },
  );
  children = random.map(({ school }, at) => new Case(1000 + at, testBsn(at), school));
  for (const [at, { home, school, moves, amounts }] of random.entries()) {
    const child = children[at]!;
    const move: [string, string][] = moves ? [['2026-04-11', '1783']] : [];
    const residences = child.residences(1, home, ...move);
    await billing.tell(child.child(), residences, child.placement(), child.enrolment(school));
    const lines = amounts.map((amount, nth) => child.line(`R${at}-${nth}`, amount));
    expect(await billing.post(child.invoice(`R${at}`, ...lines))).toMatchObject({ status: 200 });
  }
  await settled();
}, 120_000);
afterAll(async () => {
  await billing?.stop();
  await database?.drop();
});

const settled = () =>
  eventually(async () => {
    const { due, waitingLines } = await billing.figures();
    return due === 0 && waitingLines === 0;
  });

function convenant(version: number, over: Partial<ConvenantVersion> = {}): ConvenantVersion {
  return {
    id: 'oever',
    version,
    name: 'Convenant Oever',
    sides: [
      { name: 'Rijnmond', municipalities: ['0599', '0606'] },
      { name: 'Delft en Westland', municipalities: ['0503', '1783'] },
    ],
    from: day('2026-01-01'),
    until: null,
    scope: {},
    clauses: [
      { id: 'deel', kind: 'share-costs', schoolShare: { numerator: 1, denominator: version + 2 } },
    ],
    ...over,
  };
}

function published(version: ConvenantVersion) {
  const { id } = version;
  const data = { convenantId: id, version: version.version, convenant: version };
  return fact('nl.grensverkeer.convenant-published.v1', id, id, data as never);
}

async function ask(body: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${billing.url}/v1/replays`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

async function replayed(draft: ConvenantVersion, more: object = {}): Promise<ReplayResult> {
  const { status, body } = await ask({ draft, ...PERIOD, ...more });
  expect([status, body]).toMatchObject([202, { status: expect.any(String) }]);
  const done = await eventually(async () => {
    const view = (await billing.get(`/v1/replays/${body['replayId']}`)) as unknown as ReplayView;
    return view.finishedAt !== null && view;
  });
  expect(done).toMatchObject({ status: 'done', linesDone: done.linesTotal });
  return done.result!;
}

interface Books {
  readonly pairs: ReadonlyMap<string, number>;
  readonly charges: number;
  readonly reversals: number;
}

/** What the lower code of each pair owes the higher, net, over all postings. */
async function readBooks(): Promise<Books> {
  const pairs: { pair: string; net: number }[] = await billing.database.query(
    `select least(debtor, creditor) || ' ' || greatest(debtor, creditor) pair,
       sum(case when debtor < creditor then amount_cents else -amount_cents end)::bigint net
     from posting group by 1`,
  );
  const [counts]: { charges: number; reversals: number }[] = await billing.database.query(
    `select count(*) filter (where kind = 'charge') charges,
       count(*) filter (where kind = 'reversal') reversals from posting`,
  );
  return { pairs: new Map(pairs.map(({ pair, net }) => [pair, net])), ...counts! };
}

/** The books move by exactly what a replay said, when `happens` has been settled. */
async function expectToMove(result: ReplayResult, happens: () => Promise<void>): Promise<void> {
  const before = await readBooks();
  await happens();
  await settled();
  const after = await readBooks();
  const moved = [...after.pairs].map(([pair, net]) => [pair, net - (before.pairs.get(pair) ?? 0)]);
  const told = result.pairs.map(({ municipality, counterparty, differenceCents }) => [
    `${municipality} ${counterparty}`,
    differenceCents,
  ]);
  const isMove = ([, cents]: unknown[]) => cents !== 0;
  expect(moved.filter(isMove).sort()).toEqual(told.filter(isMove));
  expect([after.charges - before.charges, after.reversals - before.reversals]).toEqual([
    result.charges,
    result.reversals,
  ]);
}

const TABLES = ['posting', 'open_part', 'outbox', 'child', 'invoice_line', 'convenant_version'];
async function everything(): Promise<string[]> {
  const texts: string[] = [];
  for (const table of TABLES) {
    const [row]: { text: string }[] = await billing.database.query(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as text
       from ${table} t`,
    );
    texts.push(`${table} ${row?.text}`);
  }
  return texts;
}

describe('a replay', () => {
  it('of a first draft tells what publication then does, to the cent', async () => {
    const result = await replayed(convenant(1));
    expect(result).toMatchObject({ childrenFailed: 0, childrenDue: 0 });
    expect(result.linesChanged).toBeGreaterThan(5);
    expect(result.linesLookedAt).toBeGreaterThan(result.linesChanged);
    await expectToMove(result, () => billing.tell(published(convenant(1))));
  });

  it('of the version in force finds no difference', async () => {
    const result = await replayed(convenant(1));
    expect(result.linesLookedAt).toBeGreaterThan(0);
    expect(result).toMatchObject({ linesChanged: 0, movedCents: 0, charges: 0, reversals: 0 });
    expect(result.pairs.every(({ differenceCents }) => differenceCents === 0)).toBe(true);
  });

  it('leaves every table of the books as it is', async () => {
    const before = await everything();
    const { movedCents } = await replayed(convenant(2));
    expect(movedCents).toBeGreaterThan(0);
    expect(await everything()).toEqual(before);
  });

  it('of a next version that begins within the period tells what publication does', async () => {
    const next = convenant(2, { from: day('2026-04-16') });
    const result = await replayed(next);
    expect(result.movedCents).toBeGreaterThan(0);
    await expectToMove(result, () => billing.tell(published(next)));
  });

  it('adds up: what some bear more, others bear less; pairs and municipalities agree', async () => {
    const { municipalities, pairs, movedCents } = await replayed(convenant(3));
    const differences = municipalities.map(({ differenceCents }) => differenceCents);
    expect(differences.reduce((sum, cents) => sum + cents, 0)).toBe(0);
    expect(differences.filter((c) => c > 0).reduce((a, b) => a + b, 0)).toBe(movedCents);
    for (const { municipality, differenceCents } of municipalities) {
      const own = pairs.map((pair) =>
        pair.municipality === municipality
          ? pair.differenceCents
          : pair.counterparty === municipality
            ? -pair.differenceCents
            : 0,
      );
      expect(own.reduce((sum, cents) => sum + cents, 0)).toBe(differenceCents);
    }
  });

  it('of two halves of a period is together that of the whole', async () => {
    const draft = convenant(3);
    const whole = await replayed(draft, { from: '2026-01-01', until: '2027-01-01' });
    const until = await replayed(draft, { from: '2026-01-01', until: '2026-04-01' });
    const since = await replayed(draft, { from: '2026-04-01', until: '2027-01-01' });
    expect(until.linesLookedAt).toBe(0);
    expect(since).toEqual(whole);
  });

  it('tells of a draft about days to come only what it would have done throughout', async () => {
    const draft = convenant(3, { from: day('2027-01-01') });
    expect(await ask({ draft, ...PERIOD })).toMatchObject({
      status: 409,
      body: { code: 'draft-after-period', nl: expect.stringContaining('throughout') },
    });
    const throughout = await replayed(draft, { inForce: 'throughout' });
    expect(throughout).toEqual(await replayed(convenant(3, { from: day('2026-01-01') })));
    expect(throughout.movedCents).toBeGreaterThan(0);
  });

  it('shows lines that change, explained in both languages, without a child', async () => {
    const result = await replayed(convenant(3));
    const [example] = result.examples;
    expect(example?.nl.after).toContain('Convenant Oever, versie 3');
    expect(example?.en.after).toContain('Convenant Oever, version 3');
    expect(example?.en.before).toContain('version 2');
    const text = JSON.stringify(result);
    for (const { childId, bsn, placementId } of children) {
      expect([childId, bsn, placementId].filter((id) => text.includes(id))).toEqual([]);
    }
  });
});

describe('the door of replays', () => {
  it.each([
    ['no draft', { draft: undefined }, 'invalid-input'],
    ['an empty period', { until: PERIOD.from }, 'invalid-input'],
    ['a clause that does not exist', { draft: convenant(3, bad()) }, 'invalid-input'],
    ['a municipality that never was', { draft: convenant(3, nowhere()) }, 'invalid-input'],
    ['a member that it does not know', { childId: 'x' }, 'invalid-input'],
  ])('refuses %s', async (_, change, code) => {
    const answer = await ask({ draft: convenant(3), ...PERIOD, ...change });
    expect(answer).toMatchObject({ status: 400, body: { code } });
  });

  it('lists replays, the newest first, and knows which are not there', async () => {
    const { body } = await ask({ draft: convenant(3), ...PERIOD });
    const { items } = await billing.get('/v1/replays?convenantId=oever&pageSize=1');
    expect(items).toMatchObject([{ replayId: body['replayId'], convenantId: 'oever' }]);
    expect((await billing.get('/v1/replays?convenantId=other'))['items']).toEqual([]);
    const unknown = await billing.get('/v1/replays/00000000-0000-4000-8000-000000000000');
    expect(unknown).toMatchObject({ status: 404, code: 'not-found' });
  });
});

function bad(): Partial<ConvenantVersion> {
  return { clauses: [{ id: 'x', kind: 'guess' }] as never };
}

function nowhere(): Partial<ConvenantVersion> {
  const [one] = convenant(3).sides;
  return { sides: [one, { name: 'Nergens', municipalities: ['0000'] }] };
}
