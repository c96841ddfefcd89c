import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  cutAt,
  daysBetween,
  intersect,
  isLocalDate,
  localDate,
  mergePeriods,
  monthStart,
  overlaps,
  period,
} from './period';

const dates = fc
  .date({ min: new Date('0002-01-01'), max: new Date('9990-12-31'), noInvalidDate: true })
  .map((date) => localDate(date.toISOString().slice(0, 10)));

describe('a date', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2023-04-31', false],
    ['2023-13-01', false],
    ['2023-00-10', false],
    ['2023-01-00', false],
    ['0000-01-01', false],
    ['2023-1-01', false],
    ['2023-01-01T00:00:00Z', false],
    ['', false],
  ])('%s', (text, is) => {
    expect(isLocalDate(text)).toBe(is);
    if (!is) expect(() => localDate(text)).toThrow(RangeError);
  });

  it('is no number, null or object', () => {
    expect([20230101, null, {}].some(isLocalDate)).toBe(false);
  });

  it('moves by days as the calendar does', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        const there = new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
        fc.pre(/^\d{4}/.test(there) && there >= '0001-01-01');
        expect(addDays(date, days)).toBe(there);
        expect(daysBetween(date, localDate(there))).toBe(days);
      }),
    );
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2023-03-31', -1, '2023-02-28'],
    ['2023-11-15', 14, '2025-01-15'],
    ['2023-01-15', -1, '2022-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s moved by %i months', (date, months, there) => {
    expect(addMonths(localDate(date), months)).toBe(there);
  });

  it('moves by years; 29 February becomes 1 March', () => {
    expect(addYears(localDate('2024-02-29'), 1)).toBe('2025-03-01');
    expect(addYears(localDate('2024-02-29'), 4)).toBe('2028-02-29');
    expect(monthStart(localDate('2024-02-29'))).toBe('2024-02-01');
  });
});

describe('a period', () => {
  it('holds at least a day', () => {
    expect(() => period('2023-01-01', '2023-01-01')).toThrow(RangeError);
    expect(() => period('2023-01-01', '2023-02-30')).toThrow(RangeError);
  });

  it('meets another one, or does not', () => {
    const january = period('2023-01-01', '2023-02-01');
    const running = { from: localDate('2023-01-20'), until: null };
    expect(intersect(january, running)).toEqual(period('2023-01-20', '2023-02-01'));
    expect(intersect(january, period('2023-02-01', '2023-03-01'))).toBeNull();
    expect(overlaps(january, running)).toBe(true);
    expect(overlaps(running, running)).toBe(true);
    expect(overlaps(january, period('2023-02-01', '2023-03-01'))).toBe(false);
  });

  it('is merged with what touches it', () => {
    const merged = mergePeriods([
      period('2023-03-01', '2023-04-01'),
      period('2023-01-01', '2023-02-01'),
      period('2023-02-01', '2023-02-10'),
      { from: localDate('2023-05-01'), until: localDate('2023-05-01') },
      { from: localDate('2023-03-15'), until: null },
    ]);
    expect(merged).toEqual([
      period('2023-01-01', '2023-02-10'),
      { from: '2023-03-01', until: null },
    ]);
  });

  it('is cut at the days inside it', () => {
    const days = ['2023-01-10', '2023-01-01', '2023-02-01', '2023-01-10', '2023-01-05'];
    expect(cutAt(period('2023-01-01', '2023-02-01'), days.map(localDate))).toEqual([
      period('2023-01-01', '2023-01-05'),
      period('2023-01-05', '2023-01-10'),
      period('2023-01-10', '2023-02-01'),
    ]);
  });
});
