import type { Cents, LocalDate } from '@grensverkeer/settlement';
import { contractDiff, type Contract } from './contract-diff';

const day = (text: string) => text as LocalDate;
const tariff = (
  from: string,
  until: string | null,
  cents: number,
  more: Partial<Contract> = {},
): Contract => ({
  municipality: '0599',
  provider: '12345678',
  host: null,
  convenantId: null,
  productCategory: '45',
  productCode: '45A48',
  unit: '04',
  tariffCents: cents as Cents,
  from: day(from),
  until: until === null ? null : day(until),
  ...more,
});
const host = (from: string, until: string | null, code: string) =>
  tariff(from, until, 0, {
    host: code,
    convenantId: 'buren-2026',
    productCategory: null,
    productCode: null,
    unit: null,
    tariffCents: null,
  });

/** `45A48 2025-01-01 … 2026-01-01 at 8750`, for the titles of the expectations. */
const told = ({ productCode, host: code, from, until, tariffCents }: Contract) =>
  `${productCode ?? `as ${code}`} ${from} … ${until ?? ''} at ${tariffCents ?? '-'}`;

const in2025 = tariff('2025-01-01', null, 8000);
const in2026 = tariff('2026-01-01', null, 8750);

type Row = [string, Contract[], Contract[], string[], string[], string[], number, string[]];
const rows: Row[] = [
  ['a first list', [], [in2026], ['45A48 2026-01-01 …  at 8750'], [], [], 0, []],
  ['the same list again', [in2026], [in2026], [], [], [], 1, []],
  [
    'the list of the next year ends the one before',
    [in2025],
    [in2026],
    ['45A48 2026-01-01 …  at 8750'],
    [],
    ['45A48 2025-01-01 … 2026-01-01 at 8000'],
    0,
    [],
  ],
  [
    'both years in one list',
    [],
    [in2026, in2025],
    ['45A48 2025-01-01 … 2026-01-01 at 8000', '45A48 2026-01-01 …  at 8750'],
    [],
    [],
    0,
    [],
  ],
  [
    'both years again',
    [{ ...in2025, until: day('2026-01-01') }, in2026],
    [in2025, in2026],
    [],
    [],
    [],
    2,
    [],
  ],
  [
    'another tariff',
    [in2026],
    [tariff('2026-01-01', null, 8800)],
    [],
    ['45A48 2026-01-01 …  at 8800'],
    [],
    0,
    [],
  ],
  [
    'an end',
    [in2026],
    [tariff('2026-01-01', '2026-07-01', 8750)],
    [],
    [],
    ['45A48 2026-01-01 … 2026-07-01 at 8750'],
    0,
    [],
  ],
  [
    'a later end',
    [tariff('2026-01-01', '2026-07-01', 8750)],
    [in2026],
    [],
    ['45A48 2026-01-01 …  at 8750'],
    [],
    0,
    [],
  ],
  ['what is not named stays', [in2025], [], [], [], [], 0, []],
  [
    'another unit stands beside it',
    [in2026],
    [tariff('2026-01-01', null, 150, { unit: '01' })],
    ['45A48 2026-01-01 …  at 150'],
    [],
    [],
    0,
    [],
  ],
  [
    'the contract of a host, and of another host after it',
    [host('2026-01-01', null, '0502')],
    [host('2026-07-01', null, '0606')],
    ['as 0606 2026-07-01 …  at -'],
    [],
    ['as 0502 2026-01-01 … 2026-07-01 at -'],
    0,
    [],
  ],
  [
    'a row twice',
    [],
    [in2026, in2026],
    ['45A48 2026-01-01 …  at 8750'],
    [],
    [],
    0,
    ['1 row-repeated'],
  ],
  [
    'an end after the next beginning',
    [],
    [in2026, tariff('2025-01-01', '2026-02-01', 8000)],
    ['45A48 2025-01-01 … 2026-02-01 at 8000', '45A48 2026-01-01 …  at 8750'],
    [],
    [],
    0,
    ['1 contracts-overlap'],
  ],
  [
    'a beginning before the end of what is known',
    [tariff('2025-01-01', '2026-02-01', 8000)],
    [in2026],
    ['45A48 2026-01-01 …  at 8750'],
    [],
    [],
    0,
    ['0 contracts-overlap'],
  ],
];
it.each(rows)('%s', (_, known, given, added, changed, ended, unchanged, clashes) => {
  const { diff, clashes: found } = contractDiff(known, given);
  expect(diff.added.map(told)).toEqual(added);
  expect(diff.changed.map(({ after }) => told(after))).toEqual(changed);
  expect(diff.ended.map(({ after }) => told(after))).toEqual(ended);
  expect(diff.unchanged).toBe(unchanged);
  expect(found.map(({ row, code }) => `${row} ${code}`)).toEqual(clashes);
});

it('what an import leaves behind is unchanged by the same import', () => {
  const given = [in2026, in2025, host('2026-01-01', null, '0502')];
  const once = contractDiff([], given).diff.added;
  expect(contractDiff(once, given).diff).toEqual({
    added: [],
    changed: [],
    ended: [],
    unchanged: 3,
  });
});
