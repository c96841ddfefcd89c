import type { Residence } from '../facts';
import { livesIn, openPeriod } from '../fixtures';
import { localDate } from '../period';
import { registered } from './fixtures';
import { asFact, defectOn, isOwnAddress, registrationsOf, registrationsOn } from './registrations';

const noted = (from: string, until: string | null, more: Partial<Residence> = {}) =>
  registered('2023-01-01', '2024-01-01', { underInvestigation: openPeriod(from, until), ...more });
const notesOf = (residences: readonly Residence[]) =>
  registrationsOf(residences).map(({ noted: notes }) =>
    notes.map(({ from, until }) => `${from} ${until ?? 'on'}`),
  );

describe('notes under art. 2.26', () => {
  it.each<[string, Residence[], string[][]]>([
    ['none', [livesIn('B', '2023-01-01')], [[]]],
    ['within the registration', [noted('2023-02-01', '2023-03-01')], [['2023-02-01 2023-03-01']]],
    ['no longer than the registration', [noted('2022-01-01', null)], [['2023-01-01 2024-01-01']]],
    [
      'as long as the registration runs',
      [noted('2023-02-01', null, { until: null })],
      [['2023-02-01 on']],
    ],
    [
      'two that were told one by one',
      [noted('2023-02-01', '2023-03-01'), noted('2023-05-01', '2023-06-01')],
      [['2023-02-01 2023-03-01', '2023-05-01 2023-06-01']],
    ],
    [
      'of one registration, not of another',
      [noted('2023-02-01', '2023-03-01'), livesIn('C', '2023-01-01')],
      [['2023-02-01 2023-03-01'], []],
    ],
  ])('%s', (_, residences, notes) => expect(notesOf(residences)).toEqual(notes));
});

it.each<[string, Partial<Residence>, string | null, boolean]>([
  ['a woonadres', {}, null, true],
  ['abroad', { status: 'abroad', municipality: null }, 'abroad', false],
  ['among non-residents', { status: 'rni' }, 'rni', false],
  ['nowhere', { status: 'not-registered', municipality: null }, 'not-registered', false],
  ['nowhere that was told', { municipality: null }, 'not-registered', false],
  ['under the code for unknown', { municipality: '0000' }, 'rni', false],
  ['under the code of non-residents', { municipality: '1999' }, 'rni', false],
  ['at a postal address', { addressKind: 'briefadres' }, 'briefadres', false],
  ['at an address of no kind', { addressKind: null }, 'briefadres', false],
  ['for administration only', { administrativeOnly: true }, 'administrative-only', false],
  ['under investigation', { underInvestigation: openPeriod('2023-06-01') }, 'under-investigation', true],
  ['no longer under investigation', { underInvestigation: openPeriod('2023-01-01', '2023-06-01') }, null, true],
])('registered %s: %j', (_, more, defect, isOwn) => {
  const day = localDate('2023-06-01');
  const [found] = registrationsOf([registered('2012-05-05', null, more)]);
  expect(defectOn(found!, day)).toBe(defect);
  expect(isOwnAddress(found!, day)).toBe(isOwn);
}); // prettier-ignore

it('of a day are those that cover it', () => {
  const all = registrationsOf([
    livesIn('A', '2023-01-01', '2023-02-01'),
    livesIn('B', '2023-02-01'),
  ]);
  const on = (day: string) => registrationsOn(all, localDate(day)).map((one) => one.municipality);
  expect(['2022-12-31', '2023-01-31', '2023-02-01'].map(on)).toEqual([[], ['A'], ['B']]);
});

describe('as a fact', () => {
  const [found] = registrationsOf([
    noted('2023-02-01', '2023-03-01'),
    noted('2023-05-01', '2023-06-01'),
  ]);
  const fact = { kind: 'residence', municipality: 'B' };
  const may = localDate('2023-05-10');

  it('tells since when', () =>
    expect(asFact(found!, null)).toEqual({ ...fact, date: '2023-01-01' }));
  it('tells the day that matters', () =>
    expect(asFact(found!, null, may)).toEqual({ ...fact, date: '2023-05-10' }));
  it('tells what is wrong with it', () =>
    expect(asFact(found!, 'briefadres')).toEqual({
      ...fact,
      date: '2023-01-01',
      detail: 'briefadres',
    }));
  it('tells since when the note of that day is there', () =>
    expect(asFact(found!, 'under-investigation', may)).toEqual({
      ...fact,
      date: '2023-05-10',
      detail: 'under-investigation',
      detailFrom: '2023-05-01',
    }));
  it('tells no note of another day', () =>
    expect(asFact(found!, 'briefadres', may)).not.toHaveProperty('detailFrom'));
});
