import type { CaseFile } from '../case-file';
import type { ConvenantVersion } from '../convenant';
import type { Basis } from '../decision';
import type { Placement } from '../facts';
import { atSchoolIn, caseFile, placement } from '../fixtures';
import { groundOf } from '../ground';
import { period } from '../period';
import { applyAgreements } from './apply';
import { dossierOf } from './moment';

/** For specs of what a convenant does to one segment: A pays by law, B has the school. */

export const basis: Basis = { rung: 'JW1.1-1', facts: [], clauses: [] };
export const march = period('2023-03-01', '2023-04-01');
export const school = [atSchoolIn('B', '2022-09-01')];

export function segmentsOf(file: CaseFile, help: Placement, span = march, by = basis) {
  const lawful = { period: span, payer: 'A', basis: by };
  return applyAgreements(file.convenants, dossierOf(file, help), lawful);
}

/** Each segment as one readable line: days, coordinator, prefinancier, bearers, ground. */
export function agreed(
  facts: Parameters<typeof caseFile>[0],
  help = placement(),
  span = march,
): string[] {
  return segmentsOf(caseFile(facts), help, span).map((s) => {
    const shares = s.shares.map((x) => `${x.municipality} ${x.numerator}/${x.denominator}`);
    const days = `${s.period.from}..${s.period.until}`;
    return `${days} ${s.coordinator} ${s.prefinancier} ${shares.join(' ')} ${groundOf(s.basis)}`;
  });
}

export const all = 'a-b@1#lead a-b@1#first a-b@1#shares';
export const byLaw = '2023-03-01..2023-04-01 A A A 1/1 JW1.1-1';
export const shared = `2023-03-01..2023-04-01 B B A 3/4 B 1/4 JW1.1-1 ${all}`;
export const sides = (one: string[], other: string[]): Pick<ConvenantVersion, 'sides'> => ({
  sides: [
    { name: 'one', municipalities: one },
    { name: 'other', municipalities: other },
  ],
});
