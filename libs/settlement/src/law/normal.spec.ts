import { openPeriod } from '../fixtures';
import { normalised } from './normal';

type Told = [key: string, from: number, until: number | null];

const fact = ([key, from, until]: Told) => ({
  ...openPeriod(`2023-01-0${from}`, until === null ? null : `2023-01-0${until}`),
  key,
});
const normalOf = (told: readonly Told[]) =>
  normalised(told.map(fact), ({ key }) => key).map(({ key, from, until }) => [
    key,
    Number(from.slice(8)),
    until === null ? null : Number(until.slice(8)),
  ]);

describe('facts in normal form', () => {
  it.each<[string, Told[], Told[]]>([
    ['none', [], []],
    ['one', [['a', 1, 2]], [['a', 1, 2]]],
    ['one that runs on', [['a', 1, null]], [['a', 1, null]]],
    ['one without a day', [['a', 2, 2]], []],
    ['one that ends before it begins', [['a', 2, 1]], []],
    ['one without a day among others', [['a', 1, 2], ['b', 3, 3], ['c', 4, 5]], [['a', 1, 2], ['c', 4, 5]]],
    ['two that touch', [['a', 1, 2], ['a', 2, 3]], [['a', 1, 3]]],
    ['two that overlap', [['a', 1, 4], ['a', 2, 3]], [['a', 1, 4]]],
    ['two with a day between', [['a', 1, 2], ['a', 3, 4]], [['a', 1, 2], ['a', 3, 4]]],
    ['one told twice', [['a', 1, null], ['a', 1, null]], [['a', 1, null]]],
    ['one told in three pieces', [['a', 3, null], ['a', 1, 2], ['a', 2, 3]], [['a', 1, null]]],
    ['others that touch stay apart', [['a', 1, 2], ['b', 2, 3]], [['a', 1, 2], ['b', 2, 3]]],
    ['by their first day', [['b', 1, 2], ['a', 3, 4], ['c', 2, 3]], [['b', 1, 2], ['c', 2, 3], ['a', 3, 4]]],
    ['of one first day by their text', [['b', 1, 2], ['a', 1, 3]], [['a', 1, 3], ['b', 1, 2]]],
  ])('%s', (_, told, normal) => {
    expect(normalOf(told)).toEqual(normal);
    expect(normalOf([...told].reverse())).toEqual(normal);
  }); // prettier-ignore
});
