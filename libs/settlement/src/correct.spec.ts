import { correct } from './correct';
import type { ClauseUsed, Posting, PostingContent, PostingDraft } from './decision';
import { cents } from './money';
import { localDate, period } from './period';

const content = (amount: number, more: Partial<PostingContent> = {}): PostingContent => ({
  lineId: 'l1',
  debtor: 'A',
  creditor: 'B',
  cents: cents(amount),
  period: period('2023-03-01', '2023-04-01'),
  basis: { rung: 'JW1.1-1', facts: [], clauses: [] },
  ...more,
});
const posted = (id: string, of: PostingContent): Posting => ({
  ...of,
  id,
  kind: 'charge',
  reverses: null,
});
const took = (id: string, back: Posting): Posting => ({
  ...back,
  id,
  debtor: back.creditor,
  creditor: back.debtor,
  kind: 'reversal',
  reverses: back.id,
});
const told = (drafts: readonly PostingDraft[]) =>
  drafts.map((d) => `${d.kind} ${d.debtor}>${d.creditor} ${d.cents} ${d.reverses ?? ''}`.trim());

const fact = { kind: 'residence', date: localDate('2020-01-01'), municipality: 'A' } as const;
const clause = { convenantId: 'a-b', version: 1, clauseId: 'c', kind: 'share-costs' };
const first = posted('p1', content(100));
const again = posted('p3', content(100));

describe('correct', () => {
  it.each<[string, Posting[], PostingContent[], string[]]>([
    ['nothing for nothing', [], [], []],
    ['charges what is missing', [], [content(100)], ['charge A>B 100']],
    ['adds nothing to what stands', [first], [content(100)], []],
    ['takes back what is not wanted', [first], [], ['reversal B>A 100 p1']],
    ['leaves what was taken back', [first, took('p2', first)], [], []],
    [
      'charges again after a reversal',
      [first, took('p2', first)],
      [content(100)],
      ['charge A>B 100'],
    ],
    [
      'counts equal postings: one is not two',
      [first],
      [content(100), content(100)],
      ['charge A>B 100'],
    ],
    [
      'counts equal postings: of two the later goes',
      [again, first],
      [content(100)],
      ['reversal B>A 100 p3'],
    ],
    [
      'counts equal postings: one of two is taken back',
      [first, took('p2', first), again],
      [content(100)],
      [],
    ],
    ['another amount', [first], [content(60)], ['reversal B>A 100 p1', 'charge A>B 60']],
    [
      'another debtor',
      [first],
      [content(100, { debtor: 'C' })],
      ['reversal B>A 100 p1', 'charge C>B 100'],
    ],
    [
      'another creditor',
      [first],
      [content(100, { creditor: 'C' })],
      ['reversal B>A 100 p1', 'charge A>C 100'],
    ],
    [
      'another first day',
      [first],
      [content(100, { period: period('2023-03-02', '2023-04-01') })],
      ['reversal B>A 100 p1', 'charge A>B 100'],
    ],
    [
      'another period',
      [first],
      [content(100, { period: period('2023-03-01', '2023-03-31') })],
      ['reversal B>A 100 p1', 'charge A>B 100'],
    ],
    [
      'another line',
      [first],
      [content(100, { lineId: 'l2' })],
      ['reversal B>A 100 p1', 'charge A>B 100'],
    ],
    [
      'another rung',
      [first],
      [content(100, { basis: { rung: 'JW1.1-2', facts: [], clauses: [] } })],
      ['reversal B>A 100 p1', 'charge A>B 100'],
    ],
    [
      'another clause',
      [first],
      [content(100, { basis: { rung: 'JW1.1-1', facts: [], clauses: [clause] } })],
      ['reversal B>A 100 p1', 'charge A>B 100'],
    ],
    [
      'another fact with the same answer: nothing',
      [first],
      [content(100, { basis: { rung: 'JW1.1-1', facts: [fact], clauses: [] } })],
      [],
    ],
  ])('%s', (_, books, wanted, expected) => expect(told(correct(books, wanted))).toEqual(expected));

  it.each<[string, Partial<ClauseUsed>]>([
    ['clause', { clauseId: 'd' }],
    ['version', { version: 2 }],
    ['convenant', { convenantId: 'a-c' }],
  ])('charges anew on another %s', (_, more) => {
    const on = (...clauses: ClauseUsed[]) =>
      content(100, { basis: { rung: 'JW1.1-1', facts: [], clauses } });
    const other = { ...clause, ...more };
    const corrected = ['reversal B>A 100 p1', 'charge A>B 100'];
    expect(told(correct([posted('p1', on(clause))], [on(clause)]))).toEqual([]);
    expect(told(correct([posted('p1', on(clause))], [on(other)]))).toEqual(corrected);
    expect(told(correct([posted('p1', on(clause))], [on(clause, other)]))).toEqual(corrected);
    expect(told(correct([posted('p1', on(clause, other))], [on(clause)]))).toEqual(corrected);
  });

  it('orders what it adds by line and day, whatever order it was asked in', () => {
    const april = { period: period('2023-04-01', '2023-05-01') };
    const wanted = [content(3, { lineId: 'l2' }), content(2, april), content(1)];
    expect(correct([], wanted)).toEqual(correct([], [...wanted].reverse()));
    expect(correct([], wanted).map((draft) => draft.cents)).toEqual([1, 2, 3]);
    const books = wanted.map((one, at) => posted(`p${at}`, { ...one, debtor: 'C' }));
    const drafts = correct(books, wanted).map(({ kind, cents: amount }) => `${kind} ${amount}`);
    const inOrder = [1, 2, 3];
    expect(drafts).toEqual([
      ...inOrder.map((amount) => `reversal ${amount}`),
      ...inOrder.map((amount) => `charge ${amount}`),
    ]);
  });
});
