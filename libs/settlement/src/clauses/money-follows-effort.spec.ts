import type { Clause } from '../convenant';
import { atSchoolIn } from '../fixtures';
import { bearers, half, law } from './bearing.fixture';

describe('money follows the effort', () => {
  const effort = (isRetroactive: boolean): Clause => ({
    id: 'c',
    kind: 'money-follows-effort',
    afterDays: 10,
    isRetroactive,
    schoolShare: half,
  });
  const left = atSchoolIn('B', '2022-09-01', '2023-03-06');
  it.each<[string, boolean, ReturnType<typeof atSchoolIn>[], string]>([
    ['after ten days at home', false, [left], 'AA A 1/1, 2023-03-16: AA A 1/2 B 1/2'],
    ['from the first day at home', true, [left], 'AA A 1/1, 2023-03-06: AA A 1/2 B 1/2'],
    ['not when back at school in time', true, [left, atSchoolIn('D', '2023-03-15')], law],
    [
      'at once from the tenth day on',
      false,
      [atSchoolIn('B', '2022-09-01', '2023-02-19')],
      'AA A 1/2 B 1/2',
    ],
    ['not when back at school on the first day', true, [left, atSchoolIn('D', '2023-03-06')], law],
    [
      'from the first day when back on the tenth',
      true,
      [left, atSchoolIn('D', '2023-03-16')],
      'AA A 1/1, 2023-03-06: AA A 1/2 B 1/2, 2023-03-16: AA A 1/1',
    ],
    [
      'by the school that was left last, whichever began first',
      false,
      [atSchoolIn('D', '2022-09-01', '2023-03-01'), atSchoolIn('B', '2021-09-01', '2023-03-06')],
      'AA A 1/1, 2023-03-16: AA A 1/2 B 1/2',
    ],
    [
      'by the school that was left last, in any order',
      false,
      [atSchoolIn('B', '2021-09-01', '2023-03-01'), atSchoolIn('D', '2022-09-01', '2023-03-06')],
      'AA A 1/1, 2023-03-16: AA A 1/2 D 1/2',
    ],
    [
      'by the school that began last of two that were left on one day',
      false,
      [left, atSchoolIn('D', '2022-10-01', '2023-03-06')],
      'AA A 1/1, 2023-03-16: AA A 1/2 D 1/2',
    ],
    [
      'not for a school that comes later',
      false,
      [left, atSchoolIn('D', '2023-05-01', '2023-06-01')],
      'AA A 1/1, 2023-03-16: AA A 1/2 B 1/2',
    ],
    ['not for a child that never went to school', true, [], law],
    ['not for a last school elsewhere', true, [atSchoolIn('X', '2022-09-01', '2023-03-06')], law],
  ])('%s', (_, isRetroactive, enrolments, expected) =>
    expect(bearers([effort(isRetroactive)], { file: { enrolments } })).toBe(expected),
  );
});
