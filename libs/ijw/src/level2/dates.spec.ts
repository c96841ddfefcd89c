import { dateOrder, isWholeMonth, yearsBefore } from './dates';
import { passesElfproef } from './shared';

describe('the 11-proof', () => {
  it.each([
    ['999900006', true],
    ['999900007', false],
    ['000000000', true],
    ['999999990', true],
    ['123456782', true],
    ['123456789', false],
  ])('%s %s', (bsn, passes) => {
    expect(passesElfproef(bsn)).toBe(passes);
  });
});

describe('dates', () => {
  it('are ordered before the year 1 and after 9999 too', () => {
    const dates = [
      '-0002-01-01',
      '-0001-01-01',
      '-0001-12-31',
      '0001-01-01',
      '2026-01-02',
      '12026-01-01',
    ];
    expect([...dates].reverse().sort((a, b) => dateOrder(a) - dateOrder(b))).toEqual(dates);
  });

  it.each([
    ['2024-02-29', 20190228],
    ['2028-02-29', 20230228],
    ['2025-02-28', 20200228],
    ['2026-05-06', 20210506],
  ])('five years before %s is %i', (date, order) => {
    expect(yearsBefore(date, 5)).toBe(order);
  });

  it.each([
    ['2024-02-01', '2024-02-29', true],
    ['2023-02-01', '2023-02-28', true],
    ['2024-02-01', '2024-02-28', false],
    ['2026-04-02', '2026-04-30', false],
    ['2026-04-01', '2026-05-31', false],
    ['2025-04-01', '2026-04-30', false],
  ])('%s to %s is a whole month: %s', (first, last, whole) => {
    expect(isWholeMonth(first, last)).toBe(whole);
  });
});
