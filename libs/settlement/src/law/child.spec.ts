import type { CaseFile } from '../case-file';
import { decide } from '../decide';
import type { Placement } from '../facts';
import { caseFile, livesIn, openPeriod, placement } from '../fixtures';
import { localDate, period } from '../period';
import { custodyOf, decision, isIn, stay } from './fixtures';

const NOWHERE = { residences: [], motherAtBirth: { status: 'unknown' } } as const;

/** Who pays from which day on, over the turn of a year; Brielle (0501) became 1992 in 2023. */
function payers(facts: Partial<CaseFile>, help: Partial<Placement>, year: number): string[] {
  const asked = placement({ ...openPeriod('2018-01-01'), ...help });
  const span = period(`${year - 1}-12-01`, `${year}-02-01`);
  return decide(caseFile({ placements: [asked], ...facts }), asked, span).map((segment) => {
    const who = segment.kind === 'open' ? segment.candidates.join('/') : segment.payer;
    return `${segment.period.from} ${who}`;
  });
}

describe('a municipality that merges in the middle of a period is succeeded on that day', () => {
  const passes = ['2022-12-01 0501', '2023-01-01 1992'];
  it.each<[string, Partial<CaseFile>, Partial<Placement>]>([
    ['where the child is registered', { residences: [livesIn('0501', '2012-05-05')] }, {}],
    ['where the mother was at the birth', { residences: [], motherAtBirth: { status: 'resident', municipality: '0501' } }, {}],
    ['where the child really is', { ...NOWHERE, actualResidences: [isIn('0501', '2012-05-05')] }, {}],
    ['where it was placed from nowhere', { ...NOWHERE, placements: [stay('2018-01-01', null, { place: '0501' })] }, {}],
    ['who paid so far', NOWHERE, { paidSoFar: '0501' }],
    ['whom people named', { decisions: [decision(['0501'], openPeriod('2020-01-01'))] }, {}],
  ])('%s', (_, facts, help) => {
    const paid = caseFile({ placements: [placement({ ...openPeriod('2018-01-01'), ...help })], ...facts });
    expect(payers(paid, help, 2023)).toEqual(passes);
  }); // prettier-ignore

  it('whoever had custody, under the older rule', () => {
    const custody = [custodyOf('mother', '0788', '2012-05-05')];
    const parts = '0757/0824/0855/0865';
    expect(payers({ custody }, {}, 2021)).toEqual(['2020-12-01 0788', `2021-01-01 ${parts}`]);
  });
});

it('eighteen is a day on which the older rule changes, and not the newer', () => {
  const custody = [custodyOf('mother', 'C', '2012-05-05')];
  const born = (day: string) => ({ birthDate: localDate(day), custody });
  expect(payers(born('2003-01-10'), {}, 2021)).toEqual(['2020-12-01 C', '2021-01-10 A']);
  expect(payers(born('2005-01-10'), {}, 2023)).toEqual(['2022-12-01 A']);
});
