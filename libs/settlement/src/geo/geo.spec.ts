import { localDate } from '../period';
import {
  existedEver,
  existsOn,
  municipalities,
  municipality,
  successionDates,
  successorOn,
  successorsOn,
} from './municipalities';
import { partnershipsOf, youthRegionOf, youthRegions } from './regions';

const in2026 = localDate('2026-01-01');

describe('municipalities', () => {
  it('are 342 on 1 January 2026, each in one of 42 youth regions', () => {
    const current = [...municipalities.keys()].filter((code) => existsOn(code, in2026));
    expect(current).toHaveLength(342);
    expect(youthRegions).toHaveLength(42);
    const inRegions = youthRegions.flatMap((region) => region.municipalities);
    expect([...inRegions].sort()).toEqual(current.sort());
    expect(youthRegionOf('0599')?.name).toBe('Rijnmond');
  });

  it('end in successors that exist on that day', () => {
    for (const { code, until } of municipalities.values()) {
      // Some passed on twice on one day, so the successor of a successor counts.
      const next = until === null ? [] : successorsOn(code, until);
      const standing = next.every((one) => until !== null && existsOn(one, until));
      expect([code, standing]).toEqual([code, true]);
    }
  });

  it.each([
    ['0501', '2022-12-31', ['0501']],
    ['0501', '2023-01-01', ['1992']],
    ['0457', '2022-03-23', ['0457']],
    ['0457', '2022-03-24', ['0363']],
    ['0788', '2021-01-01', ['0757', '0824', '0855', '0865']],
    ['0001', '2026-01-01', ['1966']],
    ['1055', '2026-01-01', []],
    ['A', '2026-01-01', ['A']],
  ])('%s on %s', (code, date, successors) => {
    expect(successorsOn(code, localDate(date))).toEqual(successors);
    const only = successors.length === 1 ? successors[0] : null;
    expect(successorOn(code, localDate(date))).toBe(only);
  });

  it('know the days on which a code passed on', () => {
    expect(successionDates('0001')).toEqual(['1990-01-01', '2019-01-01']);
    expect(successionDates('0599')).toEqual([]);
    expect(successionDates('A')).toEqual([]);
  });

  it('are only what was one', () => {
    expect(['1999', '0000', '0998', 'A'].filter(existedEver)).toEqual([]);
    expect(existsOn('1992', localDate('2022-12-31'))).toBe(false);
    expect(existsOn('1992', localDate('2023-01-01'))).toBe(true);
    expect(existsOn('0501', localDate('2022-12-31'))).toBe(true);
    expect(existsOn('0501', localDate('2023-01-01'))).toBe(false);
    expect(existsOn('Q', in2026)).toBe(false);
    expect(municipality('0599')?.name).toBe('Rotterdam');
  });

  it('lie in partnerships of schools', () => {
    expect(partnershipsOf('0599', 'primary').length).toBeGreaterThan(0);
    expect(partnershipsOf('Q', 'secondary')).toEqual([]);
  });
});
