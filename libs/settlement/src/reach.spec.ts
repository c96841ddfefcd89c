import { EXAMPLES } from './clauses/examples.fixture';
import type { Clause, ConvenantVersion } from './convenant';
import { convenant } from './fixtures';
import { linesReachOthers } from './reach';

const version = (...clauses: readonly object[]): ConvenantVersion =>
  convenant({ clauses: clauses.map((one, at) => ({ ...one, id: `c${at}` }) as Clause) });
const counting = (window: string) => ({ ...EXAMPLES.deductible, window });
const half = EXAMPLES['share-costs'];

it.each<[string, boolean, ConvenantVersion[]]>([
  ['without a convenant', false, []],
  ['where nothing is about amounts', false, [version(half)]],
  ['where a limit counts per line', false, [version(half, counting('line'))]],
  ['where a limit counts per month', true, [version(half, counting('month'))]],
  ['where a limit counts per year', true, [version(half, counting('year'))]],
  ['where one limit of two counts longer', true, [version(counting('line'), counting('year'))]],
  ['where one convenant of two counts longer', true, [version(half), version(counting('year'))]],
  ['where the first of two counts longer', true, [version(counting('month')), version(half)]],
])('lines %s reach others: %s', (_, reach, versions) => {
  expect(linesReachOthers(versions)).toBe(reach);
  expect(linesReachOthers(versions)).toBe(reach);
});
