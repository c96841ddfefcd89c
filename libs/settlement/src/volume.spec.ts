import type { DayWeight } from './clauses/kind';
import type { Rate } from './clauses/tariff';
import type { Clause } from './convenant';
import type { CaseFile } from './case-file';
import { atSchoolIn, caseFile, convenant, line, livesIn, openPeriod, placement } from './fixtures';
import { partsOf } from './line-parts';
import { cents } from './money';
import { period } from './period';
import { settle } from './settle';
import { minutesOf, volumeUnitOf, type Volume } from './volume';

const enrolments = [atSchoolIn('B', '2022-09-01')];
const half: Clause = {
  id: 'half',
  kind: 'share-costs',
  schoolShare: { numerator: 1, denominator: 2 },
};

function told(file: Partial<CaseFile>): string {
  const { postings, kept, open } = settle(caseFile({ enrolments, ...file }));
  return [
    ...postings.map((p) => `${p.debtor}>${p.creditor} ${p.cents}`),
    ...kept.map((k) => `kept ${k.cents}`),
    ...open.map((o) => `open ${o.cents}`),
  ].join(', ');
}

describe('a tariff', () => {
  const rate = (unit: Rate['unit'], rateCents: number, more: Partial<Rate> = {}): Rate => ({
    productCode: '45A04',
    unit,
    rateCents: cents(rateCents),
    ...more,
  });
  const under = (found: Rate, volume?: Volume, amount = 10_000) =>
    told({
      convenants: [
        convenant({
          clauses: [
            half,
            { id: 't', kind: 'tariff', basis: 'home', excessBearer: 'home', rates: [found] },
          ],
        }),
      ],
      lines: [line(amount, volume && { volume })],
    });
  const quarters = (direction: 'up' | 'nearest' | 'down') => ({
    rounding: { minutes: 15, direction },
  });
  // Under the tariff B (the school) owes half of the agreed cost; above it A (the home) bears all.
  it.each<[string, string, string]>([
    ['per hour', under(rate('hour', 6000), { amount: 90, unit: 'minute' }), '4500'],
    ['per hour, told in hours', under(rate('hour', 4000), { amount: 2, unit: 'hour' }), '4000'],
    ['per minute, told in hours', under(rate('minute', 50), { amount: 2, unit: 'hour' }), '3000'],
    ['per day-part', under(rate('day-part', 8000), { amount: 120, unit: 'minute' }), '2000'],
    ['to quarters, up', under(rate('hour', 6000, quarters('up')), minutes(80)), '4500'],
    ['to quarters, nearest', under(rate('hour', 6000, quarters('nearest')), minutes(80)), '3750'],
    [
      'to quarters, halfway',
      under(rate('hour', 4000, quarters('nearest')), { amount: 1, unit: 'hour' }),
      '2000',
    ],
    ['to quarters, down', under(rate('hour', 6000, quarters('down')), minutes(89)), '3750'],
    ['per piece', under(rate('piece', 2500), { amount: 3, unit: 'piece' }), '3750'],
    ['per day delivered', under(rate('day', 1000), { amount: 5, unit: 'day' }), '2500'],
    ['per day of the period, where nothing is told', under(rate('day', 100)), '1550'],
    ['per month, whatever is told', under(rate('month', 4000), minutes(10)), '2000'],
    ['a piece against hours counts as charged', under(rate('piece', 1), minutes(60)), '5000'],
    ['an hour against pieces', under(rate('hour', 1), { amount: 1, unit: 'piece' }), '5000'],
    ['an hour where nothing is told', under(rate('hour', 1)), '5000'],
    ['a day against hours', under(rate('day', 1), { amount: 1, unit: 'hour' }), '5000'],
    [
      'rounding says nothing about pieces',
      under(rate('piece', 1, quarters('up')), { amount: 1, unit: 'piece' }),
      '5000',
    ],
  ])('%s', (_, found, owed) => expect(found).toBe(`B>A ${owed}, kept ${10_000 - Number(owed)}`));

  it('falls to the stretches of a line by their part of it', () => {
    const moved = [livesIn('A', '2012-05-05', '2023-03-11'), livesIn('C', '2023-03-11')];
    const clauses: Clause[] = [
      half,
      {
        id: 't',
        kind: 'tariff',
        basis: 'home',
        excessBearer: 'school',
        rates: [rate('hour', 6000)],
      },
    ];
    const convenants = [convenant({ clauses })];
    const lines = [line(31_000, { volume: { amount: 155, unit: 'minute' } })];
    // A: 10 days = 10,000, of which agreed 50 minutes = 5,000; C has no convenant: 21,000.
    expect(told({ residences: moved, convenants, lines })).toBe('B>A 7500, C>A 21000, kept 2500');
  });
});

describe('a weight other than days', () => {
  const moved = [livesIn('A', '2012-05-05', '2023-03-11'), livesIn('C', '2023-03-11')];
  const weighed = (weight: DayWeight): Clause[] => [half, { id: 'w', kind: 'line-weight', weight }];
  const pairOf = (home: string, clauses: Clause[]) =>
    convenant({
      id: home,
      sides: [
        { name: home, municipalities: [home] },
        { name: 'B', municipalities: ['B'] },
      ],
      clauses,
    });
  const under = (ofA: Clause[], ofC: Clause[]) =>
    told({
      residences: moved,
      convenants: [pairOf('A', ofA), pairOf('C', ofC)],
      lines: [line(23_000)],
    });
  it.each<[string, string, string]>([
    ['by days', under([half], [half]), 'B>A 3710, B>A 7790, C>A 7790, kept 3710'],
    [
      'by weekdays: 8 of 23 before the 11th',
      under(weighed('weekdays'), weighed('weekdays')),
      'B>A 4000, B>A 7500, C>A 7500, kept 4000',
    ],
    ['the first day', under(weighed('first-day'), weighed('first-day')), 'B>A 11500, kept 11500'],
    [
      'the last day',
      under(weighed('last-day'), weighed('last-day')),
      'B>A 11500, C>A 11500, kept 0',
    ],
    [
      'not when only one pair agreed on it',
      under(weighed('last-day'), [half]),
      'B>A 3710, B>A 7790, C>A 7790, kept 3710',
    ],
    [
      'not when they agreed on different ones',
      under(weighed('last-day'), weighed('weekdays')),
      'B>A 3710, B>A 7790, C>A 7790, kept 3710',
    ],
  ])('%s', (_, found, expected) => expect(found).toBe(expected));

  it('divides by days where it is nothing on all of them', () => {
    const weekend = [period('2023-03-04', '2023-03-05'), period('2023-03-05', '2023-03-06')];
    const parts = partsOf(weekend, period('2023-03-04', '2023-03-06'), 'weekdays');
    expect(parts).toEqual([
      { of: 1, over: 2 },
      { of: 1, over: 2 },
    ]);
  });
});

describe('a minimum duration', () => {
  const clauses: Clause[] = [
    { id: 'm', kind: 'minimum-duration', days: 14 },
    { id: 'home', kind: 'residence-principle' },
  ];
  const during = (from: string, until: string | null) =>
    told({
      placements: [placement({ ...openPeriod(from, until), receiver: 'B' })],
      convenants: [convenant({ clauses })],
      lines: [line(1000, { receiver: 'B' })],
    });
  it.each([
    ['shorter: the receiver keeps it', '2023-03-01', '2023-03-14', 'kept 1000'],
    ['as long', '2023-03-01', '2023-03-15', 'A>B 1000, kept 0'],
    ['still running', '2023-03-01', null, 'A>B 1000, kept 0'],
  ])('%s', (_, from, until, expected) => expect(during(from, until)).toBe(expected));
});

it.each([
  ['01', 'minute'],
  ['04', 'hour'],
  ['14', 'day'],
  ['16', 'day-part'],
  ['82', 'piece'],
  ['83', 'euro'],
  ['84', 'piece'],
  ['99', undefined],
  ['toString', undefined],
])('the code %p of WJ756 is %p', (code, unit) => expect(volumeUnitOf(code)).toBe(unit));

it.each<[Volume, number | null]>([
  [{ amount: 3, unit: 'minute' }, 3],
  [{ amount: 3, unit: 'hour' }, 180],
  [{ amount: 3, unit: 'day-part' }, 720],
  [{ amount: 3, unit: 'day' }, null],
  [{ amount: 3, unit: 'euro' }, null],
])('%p in minutes', (volume, minutes) => expect(minutesOf(volume)).toBe(minutes));

function minutes(amount: number): Volume {
  return { amount, unit: 'minute' };
}
