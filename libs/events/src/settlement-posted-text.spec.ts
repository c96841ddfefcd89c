import * as fc from 'fast-check';
import { cloudEvent } from './cloud-event';
import { type SettlementPosted, topicOfEvent } from './registry';
import { momentText, reasonText, settlementPostedTexts } from './settlement-posted-text';
import { pairKey } from './topics';
import { stableEventId } from './uuid';
import { validateEvent } from './validate';

const TYPE = 'nl.grensverkeer.settlement-posted.v1';

type Told = Omit<SettlementPosted, 'direction' | 'counterparty' | 'month'>;

const code = fc.integer({ min: 1, max: 9999 }).map((number) => String(number).padStart(4, '0'));
const word = fc.string({ minLength: 1, maxLength: 8, unit: 'binary' });
const id = fc.integer({ min: 1 }).map((number) => `P${number}`);
const clause = fc.record({
  convenantId: fc.constantFrom('west-east', 'a.b'),
  version: fc.integer({ min: 1, max: 99 }),
  clauseId: fc.constantFrom('part', 'first'),
  kind: fc.constantFrom('share-costs', 'cap'),
});
const posting = fc
  .record({
    postingId: id,
    lineId: id,
    invoiceNumber: word,
    provider: fc.constant('12345678'),
    debtor: code,
    creditor: code,
    amountCents: fc.integer({ min: 1 }),
    kind: fc.constantFrom('charge' as const, 'reversal' as const),
    reverses: fc.option(id),
    from: fc.constantFrom('2026-04-01', '2026-04-16'),
    until: fc.constant('2026-05-01'),
    productCategory: fc.option(word),
    productCode: fc.option(word),
    ground: fc.string({ minLength: 1 }),
    rung: fc.option(fc.constantFrom('JW1.1-1', 'WPO4')),
    clauses: fc.array(clause, { maxLength: 3 }),
    postedAt: fc.constant('2026-05-06T07:08:09.123Z'),
  })
  .filter(({ debtor, creditor }) => debtor !== creditor)
  .map((one) => one as unknown as Told);

it('writes what the envelope and JSON write, to both parties', () => {
  fc.assert(
    fc.property(posting, (told) => {
      const at = new Date(told.postedAt);
      const texts = settlementPostedTexts(told, reasonText(told), momentText(at.getTime()));
      const sides = ['payable', 'receivable'] as const;
      expect(texts).toEqual(sides.map((direction) => expected(told, direction, at)));
      expect(texts.map(({ value }) => validateEvent(value).ok)).toEqual([true, true]);
    }),
  );
});

function expected(told: Told, direction: 'payable' | 'receivable', at: Date) {
  const { debtor, creditor, postingId } = told;
  const key = pairKey(debtor, creditor);
  const counterparty = direction === 'payable' ? creditor : debtor;
  const { lineId, invoiceNumber, provider, amountCents, ...rest } = told;
  const { kind, reverses, from, until, ...last } = rest;
  const event = cloudEvent({
    service: 'billing',
    type: TYPE,
    subject: postingId,
    partitionKey: key,
    id: stableEventId(at, `${postingId} ${direction}`),
    time: at,
    data: {
      ...{ postingId, lineId, invoiceNumber, provider, debtor, creditor, amountCents },
      ...{ direction, counterparty, kind, reverses, from, until, month: from.slice(0, 7) },
      productCategory: last.productCategory,
      productCode: last.productCode,
      ground: last.ground,
      rung: last.rung,
      clauses: last.clauses,
      postedAt: last.postedAt,
    },
  });
  return { topic: topicOfEvent(event), key, value: JSON.stringify(event) };
}
