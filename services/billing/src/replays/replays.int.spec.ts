import fc from 'fast-check';
import type { ConvenantVersion } from '@grensverkeer/settlement';
import { eventually, testDatabase, type TestDatabase } from '../../../../test/support';
import { Case, day, fact, testBsn } from '../../test/case';
import { openBilling, type Billing } from '../../test/open-billing';
import { ask, CAP, convenant, PERIOD, published, replayed as replayedBy } from '../../test/replays';
import type { ReplayResult } from './replay.dto';

let database: TestDatabase;
let billing: Billing;
let children: Case[];

const MARCH = { from: '2026-03-01', until: '2026-04-01' };
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
      amounts: fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 4 }),
    }),
    { numRuns: 40, seed: 4 },
  );
  children = random.map(({ school }, at) => new Case(1000 + at, testBsn(at), school));
  for (const [at, { home, school, moves, amounts }] of random.entries()) {
    const child = children[at]!;
    const move: [string, string][] = moves ? [['2026-04-11', '1783']] : [];
    const residences = child.residences(1, home, ...move);
    await billing.tell(child.child(), residences, child.placement(), child.enrolment(school));
    const lines = amounts.map((amount, nth) =>
      child.line(`R${at}-${nth}`, amount, nth % 2 === 0 ? {} : MARCH),
    );
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

const replayed = (draft: ConvenantVersion, more?: object) => replayedBy(billing, draft, more);

async function countLines(): Promise<number> {
  const [row]: { n: number }[] = await billing.database.query(
    'select count(*) n from invoice_line',
  );
  return row?.n ?? 0;
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
    expect(result.linesLookedAt).toBeLessThan(await countLines());
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
    const next = convenant(2, {
      from: day('2026-04-16'),
      clauses: [...convenant(2).clauses, CAP],
    });
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
    const draft = convenant(3, { clauses: [...convenant(3).clauses, CAP] });
    const whole = await replayed(draft);
    const until = await replayed(draft, { until: '2026-04-01' });
    const since = await replayed(draft, { from: '2026-04-01' });
    const differences = [until, since].flatMap(({ pairs }) => pairs);
    const together = whole.pairs.map(({ municipality, counterparty }) =>
      differences
        .filter((pair) => pair.municipality === municipality && pair.counterparty === counterparty)
        .reduce((sum, { differenceCents }) => sum + differenceCents, 0),
    );
    expect(together).toEqual(whole.pairs.map(({ differenceCents }) => differenceCents));
    expect(until.linesChanged).toBeGreaterThan(0);
    expect(since.linesChanged).toBeGreaterThan(0);
    expect(until.linesLookedAt + since.linesLookedAt).toBe(whole.linesLookedAt);
    expect(until.charges + since.charges).toBe(whole.charges);
  });

  it('tells of a draft about days to come only what it would have done throughout', async () => {
    const draft = convenant(3, { from: day('2027-01-01') });
    expect(await ask(billing, { draft, ...PERIOD })).toMatchObject({
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
    expect(example?.en.before).toMatch(/Convenant Oever, version [12]/);
    const text = JSON.stringify(result);
    for (const { childId, bsn, placementId } of children) {
      expect([childId, bsn, placementId].filter((id) => text.includes(id))).toEqual([]);
    }
  });
});

describe('a convenant that ends early', () => {
  const end = day('2026-04-21');
  const ended = () => {
    const data = { convenantId: 'oever', version: 2, until: end };
    return fact('nl.grensverkeer.convenant-ended.v1', 'oever', 'oever', data);
  };

  it('is replayed as the same version with a shorter term, and does just that', async () => {
    const [inForce]: { data: ConvenantVersion }[] = await billing.database.query(
      `select data from convenant_version where convenant_id = 'oever' and version = 2`,
    );
    const result = await replayed({ ...inForce!.data, until: end });
    expect(result.movedCents).toBeGreaterThan(0);
    await expectToMove(result, () => billing.tell(ended()));
  });

  it('does nothing more when it is told again, and neither does a replay of it', async () => {
    const before = await everything();
    await billing.tell(ended());
    expect(await everything()).toEqual(before);
    const result = await replayed({ ...convenant(2), ...(await endedTerms()) });
    expect(result).toMatchObject({ linesChanged: 0, charges: 0, reversals: 0 });
  });

  it('is parked when its version is not known', async () => {
    const data = { convenantId: 'oever', version: 9, until: end };
    const unknown = fact('nl.grensverkeer.convenant-ended.v1', 'oever', 'oever', data);
    await expect(billing.tell(unknown)).rejects.toMatchObject({ code: 'convenant-unknown' });
  });

  it('goes on with a later version', async () => {
    // The school's side bears all, so that less is posted than before.
    const all = { id: 'alles', kind: 'share-costs', schoolShare: { numerator: 1, denominator: 1 } };
    const third = convenant(3, { from: day('2026-01-01'), clauses: [all as never] });
    const result = await replayed(third);
    expect(result.movedCents).toBeGreaterThan(0);
    expect(result.charges).toBeLessThan(result.reversals);
    await expectToMove(result, () => billing.tell(published(third)));
  });
});

async function endedTerms(): Promise<Partial<ConvenantVersion>> {
  const [row]: { data: ConvenantVersion; ended_from: string }[] = await billing.database.query(
    `select data, ended_from from convenant_version where convenant_id = 'oever' and version = 2`,
  );
  return { ...row!.data, until: day(row!.ended_from) };
}
