import type { Placement } from '../facts';
import { placement } from '../fixtures';
import { localDate } from '../period';
import { stay } from './fixtures';
import { asStayFact, detentionDay, placesOn, stayReadings, staysOf } from './stays';
import { standingOf } from './stay-list';

const respite = { stay: 'respite' } as const;
const other = { legalBasis: 'other-scheme' } as const;
const cell = { legalBasis: 'jji' } as const;

/** The first days of the chains that the child may be in, what is contested, and "out" if in none. */
function readings(stays: readonly Placement[], day: string, asked = day): string {
  const { starts, outside, contested } = stayReadings(
    staysOf(stays),
    localDate(day),
    localDate(asked),
  );
  return [...starts.map(({ from }) => from), outside && 'out', contested].filter(Boolean).join(' ');
}

describe('the chain of stays of a day', () => {
  it.each<[string, Placement[], string, string]>([
    ['no stays', [], '2023-06-01', 'out'],
    ['help without a stay', [placement()], '2023-06-01', 'out'],
    ['before the stay', [stay('2023-03-01', null)], '2023-02-28', 'out'],
    ['the first day', [stay('2023-03-01', null)], '2023-03-01', '2023-03-01'],
    ['the day after', [stay('2023-03-01', '2023-05-01')], '2023-05-01', 'out'],
    [
      'stays that touch are one chain, in any order',
      [stay('2023-05-01', null), stay('2023-03-01', '2023-05-01')],
      '2023-06-01',
      '2023-03-01',
    ],
    [
      'a stay that ends after the next began reaches as far',
      [stay('2023-03-01', null), stay('2023-05-01', '2023-06-01')],
      '2023-07-01',
      '2023-03-01',
    ],
    [
      'a day between breaks the chain',
      [stay('2023-03-01', '2023-05-01'), stay('2023-05-02', null)],
      '2023-06-01',
      '2023-05-02',
    ],
    ['respite', [stay('2023-03-01', null, respite)], '2023-06-01', '2023-03-01 out part-time-stay'],
    [
      'respite before a stay may have begun its chain',
      [stay('2023-03-01', '2023-05-01', respite), stay('2023-05-01', null)],
      '2023-06-01',
      '2023-03-01 2023-05-01 part-time-stay',
    ],
    [
      'respite after a stay is of its chain, or it is none',
      [stay('2023-03-01', '2023-05-01'), stay('2023-05-01', null, respite)],
      '2023-06-01',
      '2023-03-01 out part-time-stay',
    ],
    [
      'respite that lies inside a stay changes nothing, but is contested',
      [stay('2023-03-01', null), stay('2023-05-01', '2023-06-01', respite)],
      '2023-07-01',
      '2023-03-01 part-time-stay',
    ],
    [
      'respite of another time is not contested here',
      [stay('2022-03-01', '2022-05-01', respite), stay('2023-03-01', null)],
      '2023-06-01',
      '2023-03-01',
    ],
    [
      'respite that comes later is not contested here',
      [stay('2023-03-01', '2023-05-01'), stay('2023-08-01', null, respite)],
      '2023-04-01',
      '2023-03-01',
    ],
    [
      'two that are contested: both may have begun it, the reason first in order is told',
      [stay('2023-03-01', '2023-05-01', respite), stay('2023-05-01', null, other)],
      '2023-06-01',
      '2023-03-01 2023-05-01 out other-scheme-stay',
    ],
    [
      'a Nidos family is no stay',
      [stay('2023-03-01', null, { ...other, isPaidByState: true })],
      '2023-06-01',
      'out',
    ],
    ['a stay of no day', [stay('2023-03-01', '2023-03-01')], '2023-03-01', 'out'],
  ])('%s', (_, stays, day, expected) => expect(readings(stays, day)).toBe(expected));

  it('is read with the list of the question date', () => {
    const wlz = [stay('2023-03-01', null, { legalBasis: 'wlz' })];
    expect(readings(wlz, '2023-06-01', '2025-12-31')).toBe('2023-03-01 out other-scheme-stay');
    expect(readings(wlz, '2023-06-01', '2026-01-01')).toBe('2023-03-01');
  });

  it('is the same when a stay is told in pieces, and its second piece begins nothing', () => {
    const piece = (from: string, until: string | null) => stay(from, until, { id: 's' });
    const pieces = [piece('2023-05-01', null), piece('2023-03-01', '2023-05-01')];
    const { placements } = staysOf(pieces);
    expect(placements.map(({ from, until }) => [from, until])).toEqual([['2023-03-01', null]]);
  });
});

describe('the start of a chain', () => {
  const startOf = (...stays: Placement[]) =>
    stayReadings(staysOf(stays), localDate('2023-06-01'), localDate('2023-06-01')).starts[0]!;
  const first = stay('2023-03-01', null, { helpRequestDate: localDate('2023-02-01') });

  it('names the stay, its place and its request', () =>
    expect(startOf(first)).toEqual({
      from: '2023-03-01',
      stayId: 'stay-2023-03-01',
      place: 'P',
      helpRequestDate: '2023-02-01',
      untraceable: false,
      isSecret: false,
    }));
  it('is untraceable or secret when one of the stays of that day is', () => {
    const twin = stay('2023-03-01', null, { id: 'z', startUntraceable: true, isPlaceSecret: true });
    expect(startOf(first, twin)).toMatchObject({ untraceable: true, isSecret: true, place: 'P' });
  });
  it('takes no notice of a stay that began elsewhere in it, or of help that is none', () => {
    const later = stay('2023-04-01', null, { startUntraceable: true });
    const none = stay('2023-03-01', null, { id: 'a', countsAsStay: false, isPlaceSecret: true });
    expect(startOf(first, later, none)).toMatchObject({
      stayId: 'stay-2023-03-01',
      untraceable: false,
      isSecret: false,
    });
  });
  it('keeps a secret place to itself', () => {
    const fact = { kind: 'stay', date: '2023-03-01', id: 'stay-2023-03-01' };
    expect(asStayFact(startOf(first))).toEqual({ ...fact, municipality: 'P' });
    const secret = { ...fact, municipality: null, detail: 'secret' };
    expect(asStayFact(startOf({ ...first, isPlaceSecret: true }))).toEqual(secret);
  });
});

it.each<[string, Placement[], string[]]>([
  ['nowhere', [], []],
  ['in two places, by code', [stay('2023-03-01', null, { place: 'Q' }), stay('2023-04-01', null)], ['P', 'Q']],
  ['in one place twice', [stay('2023-03-01', null), stay('2023-04-01', null)], ['P']],
  ['in a place nobody told', [stay('2023-03-01', null, { place: null })], []],
  ['not for part of the week', [stay('2023-03-01', null, { partTime: true })], []],
  ['not in respite', [stay('2023-03-01', null, respite)], []],
  ['not any more', [stay('2023-03-01', '2023-06-01')], []],
])('the child stays %s', (_, stays, places) =>
  expect(placesOn(staysOf(stays), localDate('2023-06-01'))).toEqual(places)); // prettier-ignore

it.each<[string, Placement[], string | null]>([
  ['no detention', [stay('2023-03-01', null)], null],
  ['a detention that runs', [stay('2023-03-01', null, cell)], '2023-06-01'],
  ['one that ended: its last day', [stay('2023-03-01', '2023-05-01', cell)], '2023-04-30'],
  ['one that ends that day: its last day', [stay('2023-03-01', '2023-06-01', cell)], '2023-05-31'],
  ['one that ends later', [stay('2023-03-01', '2023-06-02', cell)], '2023-06-01'],
  ['one that begins that day', [stay('2023-06-01', null, cell)], '2023-06-01'],
  ['one that is still to come', [stay('2023-06-02', null, cell)], null],
  ['of two the latest', [stay('2022-01-01', '2022-02-01', cell), stay('2023-03-01', '2023-04-01', cell)], '2023-03-31'],
  ['two that touch', [stay('2023-01-01', '2023-03-01', cell), stay('2023-03-01', '2023-04-01', cell)], '2023-03-31'],
  ['one that was no stay', [stay('2023-03-01', null, { ...cell, countsAsStay: false })], null],
])('the day that decides for help after a detention: %s', (_, stays, day) =>
  expect(detentionDay(staysOf(stays), localDate('2023-06-01'))).toBe(day)); // prettier-ignore

it.each<[Partial<Placement>, string]>([
  [{}, 'stay'],
  [{ stay: null }, 'none'],
  [{ stay: null, countsAsStay: true }, 'none'],
  [{ countsAsStay: false }, 'none'],
  [{ legalBasis: 'jeugdreclassering' }, 'stay'],
  [{ legalBasis: 'jeugdreclassering-with-jji' }, 'stay'],
  [{ legalBasis: 'wlz' }, 'other-scheme-stay'],
  [{ legalBasis: 'other-scheme' }, 'other-scheme-stay'],
  [{ legalBasis: 'other-scheme', isPaidByState: true }, 'none'],
  [{ legalBasis: 'jji', isPaidByState: true }, 'stay'],
  [{ legalBasis: 'other-scheme', countsAsStay: true }, 'stay'],
  [{ partTime: true }, 'part-time-stay'],
  [{ partTime: true, stay: 'mother-and-child' }, 'mother-and-child-house'],
])('under the list of 2023 %j is: %s', (more, standing) =>
  expect(standingOf(stay('2023-03-01', null, more), localDate('2023-06-01'))).toBe(standing),
);
