import type { Cents, LocalDate } from '@grensverkeer/settlement';
import type { DeclaredLine } from './against-assignment';
import { againstContract, type Tariff } from './against-contract';
import { nationalCategory } from './products';

const line: DeclaredLine = {
  productCategory: '45',
  productCode: '45A48',
  period: { from: '2026-04-01' as LocalDate, until: '2026-05-01' as LocalDate },
  volume: 3,
  unit: '04',
  tariff: 8750 as Cents,
  amount: 26_250 as Cents,
};
const minutes = { unit: '01', volume: 380, tariff: 146 as Cents, amount: 55_417 as Cents };
const tariff = (change: Partial<Tariff> = {}): Tariff => ({
  productCategory: '45',
  productCode: '45A48',
  unit: '04',
  cents: 8750 as Cents,
  from: '2026-01-01' as LocalDate,
  until: null,
  ...change,
});
const cents = (amount: number) => ({ amount: amount as Cents });
const euro = { unit: '83', tariff: null, volume: 20_000, ...cents(20_000) };
const old = tariff({ cents: 8000 as Cents, until: '2026-04-16' as LocalDate });
const next = tariff({ from: '2026-04-16' as LocalDate });

type Row = [string, Partial<DeclaredLine>, Tariff[] | null, boolean, string[]];
const rows: Row[] = [
  ['as agreed', {}, [tariff()], true, []],
  ['no contract known', {}, null, true, []],
  ['another tariff than agreed', {}, [tariff({ cents: 8751 as Cents })], true, ['0611']],
  ['no tariff agreed for the product', {}, [], true, ['0611']],
  ['only one of another time', {}, [tariff({ until: '2026-04-01' as LocalDate })], true, ['0611']],
  ['the tariff of the first half of the month', {}, [old, next], true, []],
  [
    'the tariff of the second half',
    { tariff: 8000 as Cents, ...cents(24_000) },
    [old, next],
    true,
    [],
  ],
  ['another amount', cents(26_251), [tariff()], true, ['9346']],
  ['another amount, no contract', cents(26_251), null, true, ['9346']],
  ['a wrong tariff, multiplied rightly', { tariff: 1 as Cents, ...cents(3) }, null, true, []],
  [
    'a wrong tariff against a contract',
    { tariff: 1 as Cents, ...cents(3) },
    [tariff()],
    true,
    ['0611'],
  ],

  ['minutes on an hour tariff', minutes, [tariff()], true, []],
  ['the shown tariff multiplied', { ...minutes, ...cents(55_480) }, [tariff()], true, ['9346']],
  [
    'the shown tariff rounded down',
    { ...minutes, tariff: 145 as Cents },
    [tariff()],
    true,
    ['0611'],
  ],
  ['minutes, no contract', minutes, null, true, []],
  ['minutes, no contract, plain', { ...minutes, ...cents(55_480) }, null, true, []],
  ['minutes, no contract, too low', { ...minutes, ...cents(55_289) }, null, true, ['9346']],
  ['minutes, no contract, lowest', { ...minutes, ...cents(55_290) }, null, true, []],
  ['minutes, no contract, highest', { ...minutes, ...cents(55_664) }, null, true, []],
  ['minutes, no contract, too high', { ...minutes, ...cents(55_671) }, null, true, ['9346']],
  ['minutes that no hour tariff gives', { ...minutes, ...cents(55_418) }, null, true, ['9346']],
  ['no minutes', { ...minutes, volume: 0, ...cents(0) }, null, true, []],
  ['no minutes for money', { ...minutes, volume: 0, ...cents(1) }, null, true, ['9346']],
  [
    'half a cent goes up',
    { unit: '01', volume: 30, tariff: 0 as Cents, ...cents(1) },
    [tariff({ cents: 1 as Cents })],
    true,
    [],
  ],
  [
    'a contract per minute',
    { unit: '01', volume: 380, tariff: 146 as Cents, ...cents(55_480) },
    [tariff({ unit: '01', cents: 146 as Cents })],
    true,
    [],
  ],

  ['euros need no tariff', euro, [], true, []],
  ['euros as agreed', euro, [tariff({ unit: '83', cents: null })], false, []],
  ['euros where hours are agreed', euro, [tariff()], false, ['9341']],
  ['the unit is the assignment’s', euro, [tariff()], true, []],
  ['another unit than agreed', { unit: '14' }, [tariff()], false, ['9341', '0611']],
  ['minutes where hours are agreed', minutes, [tariff()], false, []],
  ['no tariff on the line, amount as agreed', { tariff: null }, [tariff()], true, []],
  [
    'no tariff on the line, another amount',
    { tariff: null, ...cents(1) },
    [tariff()],
    true,
    ['9346'],
  ],
  ['no tariff anywhere', { tariff: null, ...cents(1) }, null, true, []],

  ['a national code under another category', { productCategory: '44' }, null, true, ['S329']],
  ['a code of their own, no contract known', { productCode: 'ABC' }, null, true, []],
  [
    'a code of their own, agreed',
    { productCode: 'ABC' },
    [tariff({ productCode: 'ABC' })],
    true,
    [],
  ],
  ['a code that nobody knows', { productCode: 'ABC' }, [], true, ['S329', '0611']],
  [
    'a code of their own under another category',
    { productCode: 'ABC' },
    [tariff({ productCode: 'ABC', productCategory: '44' })],
    true,
    ['S329', '0611'],
  ],
  [
    'a national code agreed under another category',
    { productCategory: '44' },
    [tariff({ productCategory: '44' })],
    true,
    [],
  ],
];
it.each(rows)('%s', (_, change, tariffs, unitAssigned, codes) => {
  expect(againstContract({ ...line, ...change }, tariffs, unitAssigned)).toEqual(codes);
});

it.each([
  ['45A48', '45'],
  ['45A00', '45'],
  ['45A76', null],
  ['48B03', null],
  ['45C01', null],
  ['45A4', null],
  ['45A4X', null],
  ['', null],
])('%s is a national code of category %s', (code, category) => {
  expect(nationalCategory(code)).toBe(category);
});
