import { LAST_DAY, localDate } from '../period';
import { countDateOf, endOfSchoolYear } from './count-date';

it.each([
  ['the first day of a school year', '2023-08-01', '2023-10-01', '2024-08-01'],
  ['before its count date', '2023-09-30', '2023-10-01', '2024-08-01'],
  ['after its count date', '2023-10-02', '2023-10-01', '2024-08-01'],
  ['in the next calendar year', '2024-01-01', '2023-10-01', '2024-08-01'],
  ['the last day of a school year', '2024-07-31', '2023-10-01', '2024-08-01'],
  ['the year before has a digit less', '1000-03-01', '0999-10-01', '1000-08-01'],
  ['a year of three digits', '0998-09-01', '0998-10-01', '0999-08-01'],
  ['the last school year that ends', '9999-07-31', '9998-10-01', '9999-08-01'],
])('%s', (_, day, countDate, end) => {
  expect(countDateOf(localDate(day))).toBe(countDate);
  expect(endOfSchoolYear(localDate(day))).toBe(end);
});

it('a school year that outlasts the calendar ends with it', () =>
  expect(endOfSchoolYear(localDate('9999-08-01'))).toBe(LAST_DAY));
