import type { Clause } from '../convenant';
import type { Rung } from '../decision';
import { atSchoolIn, caseFile, convenant, placement } from '../fixtures';
import { period, type Period } from '../period';
import { segmentsOf } from './apply.fixture';

/** For specs of clauses that name bearers: A and C face B and D, the child lives in A. */

const march = period('2023-03-01', '2023-04-01');
export const years = period('2023-03-01', '2025-03-01');
export const sides = [
  { name: 'home', municipalities: ['A', 'C'] },
  { name: 'school', municipalities: ['B', 'D'] },
] as const;
export const one = { numerator: 1, denominator: 1 };
export const half = { numerator: 1, denominator: 2 };
/** The payer by law leads, pays first and bears all. */
export const law = 'AA A 1/1';

export interface Ask {
  readonly span?: Period;
  readonly rung?: Rung;
  readonly help?: Parameters<typeof placement>[0];
  readonly file?: Parameters<typeof caseFile>[0];
}

/** Coordinator, prefinancier and bearers under these clauses, with A the home and B the school. */
export function bearers(clauses: readonly Clause[], ask: Ask = {}): string {
  const { span = march, rung = 'JW1.1-1', help = { receiver: 'B' }, file } = ask;
  const enrolments = [atSchoolIn('B', '2022-09-01')];
  const facts = caseFile({ enrolments, convenants: [convenant({ sides, clauses })], ...file });
  const basis = { rung, facts: [], clauses: [] };
  return segmentsOf(facts, placement(help), span, basis)
    .map(({ period: { from }, coordinator, prefinancier, shares }) => {
      const parts = shares.map((s) => `${s.municipality} ${s.numerator}/${s.denominator}`);
      const start = from === span.from ? '' : `${from}: `;
      return `${start}${coordinator}${prefinancier} ${parts.join(' ')}`;
    })
    .join(', ');
}
