import { amount, role, window } from './fields';
import type { Cents } from '../money';
import { cutAtRoom, roomUnder } from './bands';
import type { ClauseKind, ClauseOf, Window } from './kind';
import type { Role } from './moment';
import { borneBy } from './shares';
import { euros, PER, ROLE } from './wording';

/** The first amount in each window stays with one municipality; only the rest is shared. */
export interface DeductibleClause extends ClauseOf<'deductible'> {
  readonly bearer: Role;
  readonly deductibleCents: Cents;
  readonly window: Window;
}

export const deductible: ClauseKind<DeductibleClause> = {
  kind: 'deductible',
  title: { nl: 'eigen risico', en: 'deductible' },
  fields: {
    bearer: role('wie draagt het eigen risico', 'who bears the deductible'),
    deductibleCents: amount('eigen risico', 'deductible'),
    window: window(),
  },
  says: ({ bearer, deductibleCents, window }) => ({
    nl: `${ROLE[bearer].nl} draagt de eerste ${euros(deductibleCents, 'nl')} ${PER[window].nl}`,
    en: `${ROLE[bearer].en} bears the first ${euros(deductibleCents, 'en')} ${PER[window].en}`,
  }),
  adjustment: {
    window: ({ window }) => window,
    adjust: ({ bearer, deductibleCents }, slices, view) => {
      const { within, beyond } = cutAtRoom(slices, roomUnder(deductibleCents, view.before));
      const shares = borneBy(view[bearer]);
      return [...within.map((slice) => ({ ...slice, shares })), ...beyond];
    },
  },
};
