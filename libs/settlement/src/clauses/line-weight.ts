import { choice } from './fields';
import type { ClauseKind, ClauseOf, DayWeight } from './kind';

const WEIGHTS: Readonly<Record<DayWeight, { readonly nl: string; readonly en: string }>> = {
  days: { nl: 'naar dagen', en: 'by days' },
  weekdays: {
    nl: 'naar dagen van maandag tot en met vrijdag',
    en: 'by days from Monday to Friday',
  },
  'first-day': { nl: 'naar wie op de eerste dag betaalt', en: 'by who pays on the first day' },
  'last-day': { nl: 'naar wie op de laatste dag betaalt', en: 'by who pays on the last day' },
};

/**
 * How a line is divided when the decision changes within it; by days unless all parties of that
 * line agreed on one other weight, or when that weight is nothing on every day of the line.
 */
export interface LineWeightClause extends ClauseOf<'line-weight'> {
  readonly weight: DayWeight;
}

export const lineWeight: ClauseKind<LineWeightClause> = {
  kind: 'line-weight',
  title: { nl: 'verdeling binnen een regel', en: 'division within a line' },
  fields: { weight: choice('verdeling', 'division', WEIGHTS) },
  says: ({ weight }) => ({
    nl: `verandert er iets binnen een regel, dan wordt die verdeeld ${WEIGHTS[weight].nl}`,
    en: `when something changes within a line, it is divided ${WEIGHTS[weight].en}`,
  }),
  weighs: ({ weight }) => weight,
};
