import type { ClauseKind, ClauseOf } from './kind';
import { borneBy } from './shares';

/**
 * The exception to collective funding: children in this scope are invoiced and settled one by one.
 * It stands before the clause it is an exception to.
 */
export type SeparateInvoicingClause = ClauseOf<'separate-invoicing'>;

export const separateInvoicing: ClauseKind<SeparateInvoicingClause> = {
  kind: 'separate-invoicing',
  title: { nl: 'aparte facturen', en: 'separate invoicing' },
  fields: {},
  says: () => ({
    nl: 'deze hulp wordt per kind gefactureerd en komt voor rekening van de woongemeente',
    en: 'this help is invoiced child by child and borne by the home municipality',
  }),
  bearers: (_, { home }) => borneBy(home),
};
