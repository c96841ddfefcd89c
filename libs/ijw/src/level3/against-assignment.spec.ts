import type { Cents, LocalDate, Period } from '@grensverkeer/settlement';
import {
  againstAssignment,
  type Assignment,
  type DeclaredLine,
  type Used,
} from './against-assignment';

const span = (from: string, until: string): Period => ({
  from: from as LocalDate,
  until: until as LocalDate,
});
const line: DeclaredLine = {
  productCategory: '45',
  productCode: '45A48',
  period: span('2026-04-01', '2026-05-01'),
  volume: 10,
  unit: '04',
  tariff: 1000 as Cents,
  amount: 10_000 as Cents,
};
const assigned: Assignment = {
  productCategory: '45',
  productCode: '45A48',
  ...span('2026-01-01', '2027-01-01'),
  volume: { amount: 10, unit: '04', frequency: '4' },
  budgetCents: null,
  removed: false,
};
const unused: Used = { cents: 0, volumes: {}, until: null };
const april = (from: string, until: string) => ({ period: span(`2026-${from}`, `2026-${until}`) });
const term = (from: string, until: string) => span(`2026-${from}`, `2026-${until}`);
const volume = (amount: number, unit: string, frequency: string) => ({
  volume: { amount, unit, frequency },
});
const aspecific = { productCode: null, volume: null };
const generic = { ...aspecific, productCategory: null, budgetCents: 60_000_00 };

type Row = [string, Partial<DeclaredLine>, Partial<Assignment>, Partial<Used>, string[]];
const rows: Row[] = [
  ['all fits', {}, {}, {}, []],
  ['a removed assignment', {}, { removed: true, ...term('04-01', '04-02') }, {}, ['9384']],

  ['the first day of the assignment', april('04-10', '05-01'), term('04-10', '12-01'), {}, []],
  ['before the assignment', {}, term('04-10', '12-01'), {}, ['9307']],
  ['later than the assignment', april('04-12', '05-01'), term('04-10', '12-01'), {}, ['9387']],
  ['late in the month', april('04-02', '05-01'), {}, {}, ['9387']],
  [
    'before it, in mid-month',
    april('04-09', '05-01'),
    term('04-10', '12-01'),
    {},
    ['9307', '9387'],
  ],
  ['the last day of the assignment', april('04-01', '04-16'), term('01-01', '04-16'), {}, []],
  ['after the assignment', {}, term('01-01', '04-16'), {}, ['9308']],
  ['short of the assignment', april('04-01', '04-15'), term('01-01', '04-16'), {}, ['9388']],
  ['short of the month', april('04-01', '04-30'), {}, {}, ['9388']],
  ['after it, in mid-month', april('04-01', '04-17'), term('01-01', '04-16'), {}, ['9308', '9388']],
  ['no end', {}, { until: null }, {}, []],

  ['another category', { productCategory: '46' }, {}, {}, ['9339']],
  ['another code', { productCode: '45A49' }, {}, {}, ['9340']],
  ['a code where only a category is assigned', { productCode: '45A49' }, aspecific, {}, []],
  ['anything on a generic one', { productCategory: '46', productCode: 'X' }, generic, {}, []],
  ['another category on an aspecific one', { productCategory: '46' }, aspecific, {}, ['9339']],

  ['another unit', { unit: '14' }, {}, {}, ['9341']],
  ['hours in minutes', { unit: '01', volume: 600 }, {}, {}, []],
  ['a minute too many', { unit: '01', volume: 601 }, {}, {}, ['9321']],
  ['minutes in hours', { unit: '04' }, volume(600, '01', '4'), {}, ['9341']],
  ['no volume, no unit', { unit: '14' }, aspecific, {}, []],

  ['a unit too many', { volume: 11 }, {}, {}, ['9321']],
  ['nothing left', {}, volume(10, '04', '6'), { volumes: { '04': 1 } }, ['9322']],
  ['just enough left', {}, volume(11, '04', '6'), { volumes: { '04': 1 } }, []],
  ['a quarter left', {}, volume(10, '04', '6'), { volumes: { '01': 1 } }, ['9322']],
  ['too many at once', { volume: 12 }, volume(11, '04', '6'), {}, ['9321', '9322']],
  [
    'the term of 3 h/week has less room than its months',
    { volume: 15, ...april('12-01', '12-31') },
    { ...volume(3, '04', '2'), ...term('10-07', '12-31') },
    { volumes: { '04': 27 } },
    ['9322'],
  ],
  [
    'without an end, as far as is declared',
    { ...april('02-01', '03-01') },
    { until: null },
    { volumes: { '04': 30 }, until: '2026-05-01' as LocalDate },
    [],
  ],
  [
    'without an end, more than that',
    { ...april('02-01', '03-01') },
    { until: null },
    { volumes: { '04': 41 }, until: '2026-05-01' as LocalDate },
    ['9322'],
  ],

  ['the whole budget', {}, { ...aspecific, budgetCents: 10_000 }, {}, []],
  ['a cent over it', {}, { ...aspecific, budgetCents: 9_999 }, {}, ['9369']],
  ['over what is left', {}, { ...aspecific, budgetCents: 12_000 }, { cents: 2_001 }, ['9369']],
  ['a budget that a credit freed', {}, { ...aspecific, budgetCents: 1 }, { cents: -9_999 }, []],
];
it.each(rows)('%s', (_, declared, change, used, codes) => {
  const found = againstAssignment(
    { ...line, ...declared },
    { ...assigned, ...change },
    { ...unused, ...used },
  );
  expect(found).toEqual(codes);
});
