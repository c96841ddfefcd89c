import { settlementsTopic } from '@grensverkeer/events';
import { eventually, testDatabase, type TestDatabase } from '../../../test/support';
import { renderPostings } from './settlements/render-postings';
import { Case, halfEach } from '../test/case';
import { openBilling, type Billing } from '../test/open-billing';
import type { LineView } from './statements/lines';

let database: TestDatabase;
let billing: Billing;
beforeAll(async () => {
  database = await testDatabase('billing');
  billing = await openBilling(database.url);
});
afterAll(async () => {
  await billing?.stop();
  await database?.drop();
});

const settled = () =>
  eventually(async () => {
    const { due, waitingLines } = await billing.figures();
    return due === 0 && waitingLines === 0;
  });

interface Owed {
  debtor: string;
  creditor: string;
  amountCents: number;
  from: string;
  until: string;
}
const owed = ({ debtor, creditor, amountCents, from, until }: Owed) =>
  [debtor, creditor, amountCents, from, until].join(' ');

describe('the walk of one line', () => {
  const child = new Case(101, '999900006');

  it('comes in as JSON, is settled, posted, and rendered for both parties', async () => {
    await billing.tell(...child.facts('0502'));
    const answer = await billing.post(child.invoice('W1', child.line('W1-1', 30_000)));
    expect(answer).toMatchObject({ status: 200 });
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
      200,
      { status: 'accepted', submittedCents: 30_000, grantedCents: 30_000, refusedLines: [] },
    ]);
    await settled();
    const [line] = await billing.lines('W1');
    expect(line?.standingPostings.map(owed)).toEqual(['0502 0599 30000 2026-04-01 2026-05-01']);
    expect(line).toMatchObject({ status: 'accepted', amountCents: 30_000, keptCents: 0 });
    const messages = await rendered();
    expect(messages.map(({ topic }) => topic).sort()).toEqual(
      ['0502', '0599'].map(settlementsTopic),
    );
    expect(messages.map(({ value }) => JSON.parse(value).data.direction).sort()).toEqual([
      'payable',
      'receivable',
    ]);
    expect(new Set(messages.map(({ value }) => JSON.parse(value).data.postingId)).size).toBe(1);
    expect(messages.map(({ value }) => value).join()).not.toContain(child.childId);
  });

  it('tells the same events, ids included, each time they are rendered', async () => {
    expect(await rendered()).toEqual(await rendered());
  });

  it('explains the posting in both languages', async () => {
    const [line] = await billing.lines('W1');
    const path = `/v1/postings/${line?.standingPostings[0]?.id}/explanation`;
    const nl = await billing.get(path);
    const en = await billing.get(`${path}?language=en`);
    expect([nl['text'], en['text']].map(String)).toEqual([
      expect.stringContaining('Jeugdwet'),
      expect.stringContaining('Rotterdam'),
    ]);
  });

  it('shows in the statement and balance of both, mirrored', async () => {
    const read = async (path: string) => (await billing.get(path))['items'];
    expect(await read('/v1/statements?municipality=0502&counterparty=0599')).toMatchObject([
      { month: '2026-04', payableCents: 30_000, receivableCents: 0, netCents: 30_000 },
    ]);
    expect(await read('/v1/balances?municipality=0599&counterparty=0502')).toMatchObject([
      { payableCents: 0, receivableCents: 30_000, netCents: -30_000, postingCount: 1 },
    ]);
  });
});

describe('facts that come later', () => {
  it('are settled as a reversal and a new posting', async () => {
    const child = new Case(102, '999900018');
    await billing.tell(...child.facts('0502'));
    await billing.post(child.invoice('C1', child.line('C1-1', 30_000)));
    await settled();
    await billing.tell(child.residences(2, '0502', ['2026-04-13', '0489']));
    await settled();
    const [line] = await billing.lines('C1');
    expect(line?.standingPostings.map(owed)).toEqual([
      '0502 0599 12000 2026-04-01 2026-04-13',
      '0489 0599 18000 2026-04-13 2026-05-01',
    ]);
    expect(line?.postings.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
      ['charge', 30_000],
      ['reversal', 30_000],
      ['charge', 12_000],
      ['charge', 18_000],
    ]);
  });

  it('are seen in the whole line or not at all, also by who reads it meanwhile', async () => {
    const shown = ({ standingPostings, openParts }: LineView) =>
      [...standingPostings, ...openParts].map(({ amountCents }) => amountCents);
    const before = await billing.lines('C1');
    const { started } = await billing.database.transaction(async (tx) => {
      await tx.query('lock table posting in access exclusive mode');
      const started = billing.lines('C1');
      await eventually(async () => {
        const waits = await tx.query(
          `select from pg_locks where not granted and relation = 'posting'::regclass`,
        );
        return waits.length > 0;
      });
      await tx.query(
        `insert into open_part (line_id, period_from, period_until, amount_cents, reason, candidates)
         select id, period_from, period_until, 30000, 'no-residence-known', '{}' from invoice_line
         where id = $1`,
        [before[0]?.lineId.slice(1)],
      );
      return { started };
    });
    const [meanwhile, after] = [await started, await billing.lines('C1')];
    await billing.database.query('delete from open_part');
    expect(meanwhile.map(shown)).toEqual(before.map(shown));
    expect(after.map(shown)).toEqual([[12_000, 18_000, 30_000]]);
  });

  it('change the note on where to bill next, take it away and bring it back', async () => {
    const child = new Case(105, '999900043');
    await billing.tell(...child.facts('0502'));
    await billing.post(child.invoice('N1', child.line('N1-1', 30_000)));
    const homes = ['0502', '0489', '0599', '0502'];
    const noted: string[][] = [];
    for (const [at, home] of homes.entries()) {
      await billing.tell(child.residences(1 + at, home));
      await settled();
      const [line] = await billing.lines('N1');
      noted.push((line?.notes ?? []).map(({ billNext }) => billNext));
    }
    expect(noted).toEqual([['0502'], ['0489'], [], ['0502']]);
  });

  it('end in the same books whatever their order and number', async () => {
    const orders = [
      [0, 1, 2, 3, 4],
      [4, 3, 2, 1, 0],
      [3, 0, 4, 2, 1, 0, 3],
      [2, 2, 4, 1, 3, 0, 4],
    ];
    const books: string[][] = [];
    for (const [at, order] of orders.entries()) {
      const child = new Case(200 + at, '999900031');
      const number = `S${at}`;
      const steps = [
        () => billing.tell(child.child()),
        () => billing.tell(child.residences(1, '0489')),
        () => billing.tell(child.residences(2, '0502', ['2026-04-10', '0489'])),
        () => billing.tell(child.placement()),
        () => billing.post(child.invoice(number, child.line(`${number}-1`, 10_001))),
      ];
      for (const step of order) await steps[step]!();
      await settled();
      const [line] = await billing.lines(number);
      books.push(line?.standingPostings.map(owed) ?? []);
    }
    expect(books[0]).toEqual([
      '0502 0599 3000 2026-04-01 2026-04-10',
      '0489 0599 7001 2026-04-10 2026-05-01',
    ]);
    expect(new Set(books.map((book) => book.join())).size).toBe(1);
  });
});

describe('a convenant', () => {
  it('that is published later settles again what it touches, and nothing else', async () => {
    const touched = new Case(351, '999900006', '0606');
    const apart = new Case(352, '999900018', '0606');
    await billing.tell(...touched.facts('0622'), touched.enrolment('0606'));
    await billing.tell(...apart.facts('0502'), apart.enrolment('0606'));
    await billing.post(touched.invoice('V1', touched.line('V1-1', 901), apart.line('V1-2', 800)));
    await settled();
    await billing.tell(halfEach('schiedam-vlaardingen', 1, '0622', '0606'));
    await billing.tell(halfEach('schiedam-vlaardingen', 1, '0622', '0606'));
    await settled();
    const lines = await billing.lines('V1');
    expect(lines.map(({ postings }) => postings.map(({ amountCents }) => amountCents))).toEqual([
      [901, 901, 450],
      [800],
    ]);
    expect(lines[0]?.keptCents).toBe(451);
    expect(lines[0]?.standingPostings[0]?.ground).toContain('schiedam-vlaardingen@1#half');
    await billing.post(touched.invoice('V2', touched.line('V2-1', 100)));
    await settled();
    expect((await billing.lines('V2'))[0]?.postings).toMatchObject([{ amountCents: 50 }]);
  });
});

describe('a line that no rule may decide', () => {
  it('is accepted and stays open with its reason in words', async () => {
    const child = new Case(301, '999900043');
    await billing.tell(child.child(), child.placement());
    await billing.post(child.invoice('O1', child.line('O1-1', 5_000)));
    await settled();
    const [line] = await billing.lines('O1');
    expect(line).toMatchObject({ status: 'accepted', standingPostings: [], keptCents: 0 });
    expect(line?.openParts).toMatchObject([{ amountCents: 5_000, reason: 'no-residence-known' }]);
    const { items } = await billing.get('/v1/open-parts?municipality=0599');
    expect(items).toMatchObject([{ reference: 'O1-1', nl: expect.any(String) }]);
    await billing.tell(child.residences(1, '0599'));
    await settled();
    expect((await billing.lines('O1'))[0]).toMatchObject({ openParts: [], keptCents: 5_000 });
  });
});

describe('a child that cannot be computed', () => {
  it('is set apart and shown, while others go on; a new fact gives it another chance', async () => {
    const bad = new Case(401, '999900055');
    const good = new Case(402, '999900067');
    await billing.tell(...bad.facts('0502'), ...good.facts('0502'));
    // A fact that its owner would never tell: a history that is no list.
    await billing.database.query(
      `update child_fact set data = json_build_object('residences', 'nonsense')
       where child_id = $1 and kind = 'residences-recorded'`,
      [bad.childId],
    );
    await billing.post(bad.invoice('F1', bad.line('F1-1', 700), good.line('F1-2', 800)));
    await settled();
    expect((await billing.figures())['failedChildren']).toBe(1);
    const lines = await billing.lines('F1');
    expect(lines.map(({ standingPostings }) => standingPostings.length)).toEqual([0, 1]);
    await billing.tell(bad.residences(2, '0502'));
    await settled();
    expect((await billing.figures())['failedChildren']).toBe(0);
    expect((await billing.lines('F1'))[0]?.standingPostings).toHaveLength(1);
  });
});

describe('the books', () => {
  it('cannot be changed, only added to', async () => {
    for (const sql of [
      'update posting set amount_cents = 1',
      'delete from posting',
      'truncate posting cascade',
    ]) {
      await expect(billing.database.query(sql)).rejects.toThrow('a posting is never changed');
    }
  });
});

/** What the relay would send for all ranges in the outbox. */
async function rendered() {
  const ranges: { from: number; until: number }[] = await billing.database.query(
    'select range_from "from", range_until "until" from outbox order by id',
  );
  return renderPostings(billing.database.manager, ranges);
}
