import { addDays, cutAt, type LocalDate, type Period } from '@grensverkeer/settlement';
import { limitOfPeriod, limitOfTerm } from './limits';

/** Both days included, as the standard writes them. */
const days = (first: string, last: string): Period => ({
  from: first as LocalDate,
  until: addDays(last as LocalDate, 1),
});
const firsts = ['04', '05', '06', '07', '08', '09', '10', '11', '12'].flatMap((month) =>
  ['2022', '2025', '2026'].map((year) => `${year}-${month}-01` as LocalDate),
);

describe('the volume that an assignment leaves room for', () => {
  const rows: [string, number, string, string, Period, number[], number][] = [
    // The checked examples of the fact sheet (8.4).
    ['3 h/week', 3, '04', '2', days('2022-04-13', '2022-06-30'), [9, 18, 15], 36],
    ['3 h/week', 3, '04', '2', days('2025-10-07', '2025-12-30'), [12, 15, 15], 39],
    ['€ 150/week', 150, '83', '2', days('2022-04-15', '2022-06-04'), [300, 900, 0], 1200],
    ['€ 150/week', 150, '83', '2', days('2022-04-15', '2022-07-31'), [300, 750, 600, 750], 2400],
    ['€ 300/week', 300, '83', '2', days('2025-07-07', '2025-09-06'), [900, 1800, 0], 2700],
    // IV078 with its dates as they stand: four week numbers.
    ['3 h/week', 3, '04', '2', days('2026-11-12', '2026-11-30'), [12], 12],
    ['2 pieces/week', 2, '82', '2', days('2026-04-06', '2026-04-10'), [2], 2],
    ['2 pieces/week', 2, '82', '2', days('2026-04-29', '2026-05-01'), [0, 2], 2],
    ['1 etmaal/week', 1, '14', '2', days('2026-04-29', '2026-05-01'), [1, 1], 1],
    ['2 h/day', 2, '04', '1', days('2026-04-29', '2026-05-03'), [4, 6], 10],
    ['20 h/month', 20, '04', '4', days('2026-04-29', '2026-06-01'), [20, 20, 20], 60],
    ['10 in all', 10, '84', '6', days('2026-04-29', '2026-06-01'), [10, 10, 10], 10],
    ['over New Year', 1, '04', '2', days('2025-12-29', '2026-01-04'), [1], 1],
  ];
  it.each(rows)('%s (%d of %s, frequency %s)', (...row) => {
    const [, amount, unit, frequency, term, perMonth, total] = row;
    const assigned = { amount, unit, frequency };
    const months = cutAt(term, firsts);
    expect(months.map((month) => limitOfPeriod(assigned, term, month))).toEqual(perMonth);
    expect(limitOfTerm(assigned, term)).toBe(total);
  });

  it('knows no limit for a frequency that is not in the list', () => {
    const term = days('2026-04-01', '2026-04-30');
    expect(limitOfTerm({ amount: 1, unit: '04', frequency: '3' }, term)).toBeNull();
  });

  it('of output per week without an end counts Sundays only', () => {
    const term = { from: '2026-01-01' as LocalDate, until: null };
    const april = days('2026-04-01', '2026-04-30');
    expect(limitOfPeriod({ amount: 1, unit: '82', frequency: '2' }, term, april)).toBe(4);
  });
});
