import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  compare,
  covers,
  cutAt,
  daysBetween,
  intersect,
  isLocalDate,
  localDate,
  mergePeriods,
  monthStart,
  overlaps,
  period,
  type OpenPeriod,
  type Period,
} from './period';

const dates = fc
  .date({ min: new Date('0002-01-01'), max: new Date('9990-12-31'), noInvalidDate: true })
  .map((date) => localDate(date.toISOString().slice(0, 10)));

describe('a date', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-01-2023-01-01', false],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2023-04-30', true],
    ['2023-04-31', false],
    ['2023-06-31', false],
    ['2023-09-31', false],
    ['2023-11-31', false],
    ['2023-12-31', true],
    ['2023-12-32', false],
    ['2023-13-01', false],
    ['2023-00-10', false],
    ['2023-01-00', false],
    ['0000-01-01', false],
    ['2023-1-01', false],
    ['2023-01-01T00:00:00Z', false],
    [' 2023-01-01', false],
    ['', false],
  ])('%s', (text, is) => {
    expect(isLocalDate(text)).toBe(is);
    if (!is) expect(() => localDate(text)).toThrow(RangeError);
  });

  it('is no number, null, object or list', () => {
    expect([20230101, null, {}, ['2023-01-01']].some(isLocalDate)).toBe(false);
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
    ['1900-02-28', '1900-03-01'],
    ['2000-02-28', '2000-02-29'],
    ['2000-02-29', '2000-03-01'],
    ['2024-02-29', '2024-03-01'],
    ['2099-12-31', '2100-01-01'],
    ['2100-02-28', '2100-03-01'],
    ['2100-03-01', '2100-03-02'],
  ])('the day after %s is %s, also where a century ends', (date, next) => {
    expect(addDays(localDate(date), 1)).toBe(next);
    expect(addDays(localDate(next), -1)).toBe(date);
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
    expect(addYears(localDate('2023-02-28'), 1)).toBe('2024-02-28');
    expect(addYears(localDate('2096-02-29'), 4)).toBe('2100-03-01');
    expect(monthStart(localDate('2024-02-29'))).toBe('2024-02-01');
  });
});

it('texts are compared by code unit', () => {
  const pairs = [['a', 'b'], ['b', 'a'], ['a', 'a'], ['B', 'a']] as const; // prettier-ignore
  expect(pairs.map(([one, other]) => compare(one, other))).toEqual([-1, 1, 0, -1]);
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

describe('periods, all that there can be within four days', () => {
  const days = [1, 2, 3, 4].map((day) => localDate(`2023-01-0${day}`));
  const empty = days.map((day): OpenPeriod => ({ from: day, until: day }));
  const running = days.map((day): OpenPeriod => ({ from: day, until: null }));
  const closed = days.flatMap((from) =>
    days.filter((until) => from < until).map((until): Period => ({ from, until })),
  );
  const filled = [...running, ...closed];

  /** The days of a period one by one; one that runs on has a fifth. */
  const daysOf = (span: OpenPeriod | null): string[] => {
    if (span === null) return [];
    const upTo = span.until ?? '2023-01-06';
    return [...days, '2023-01-05'].filter((day) => span.from <= day && day < upTo);
  };
  const common = (one: OpenPeriod, other: OpenPeriod) =>
    daysOf(one).filter((day) => daysOf(other).includes(day));

  it('cover their days', () => {
    for (const span of [...filled, ...empty]) {
      const covered = days.filter((day) => covers(span, day));
      expect(covered).toEqual(daysOf(span).filter((day) => day < '2023-01-05'));
    }
  });

  it('overlap when they have a day in common', () => {
    for (const one of filled) {
      for (const other of filled) {
        const found = [one, other, overlaps(one, other)];
        expect(found).toEqual([one, other, common(one, other).length > 0]);
      }
    }
  });

  it('meet in the days that they have in common', () => {
    for (const one of closed) {
      for (const other of [...filled, ...empty]) {
        expect(daysOf(intersect(one, other))).toEqual(common(one, other));
      }
    }
  });

  it('are merged into the same days, in order, with a gap between each two', () => {
    const spans = [...filled, ...empty];
    const triples = spans.flatMap((one) =>
      spans.flatMap((other) => spans.map((third) => [one, other, third])),
    );
    const isMerged = (triple: readonly OpenPeriod[]): boolean => {
      const merged = mergePeriods(triple);
      const together = [...new Set(triple.flatMap(daysOf))].sort();
      const hasGaps = merged.every(({ from }, at) => at === 0 || merged[at - 1]!.until! < from);
      return hasGaps && `${merged.flatMap(daysOf)}` === `${together}`;
    };
    expect(triples.filter((triple) => !isMerged(triple))).toEqual([]);
  });
});
