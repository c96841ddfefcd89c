import { list, text } from './fields';
import type { ClauseKind, ClauseOf } from './kind';

/** The parties accept help that the other has bought as suitable; no list = all products. */
export interface MutualAcceptanceClause extends ClauseOf<'mutual-acceptance'> {
  readonly productCodes: readonly string[];
}

export const mutualAcceptance: ClauseKind<MutualAcceptanceClause> = {
  kind: 'mutual-acceptance',
  title: { nl: 'wederzijdse acceptatie', en: 'mutual acceptance' },
  fields: {
    productCodes: list(
      'producten (leeg = alle)',
      'products (empty = all)',
      text('productcode', 'product code'),
    ),
  },
  says: () => ({
    nl: 'partijen accepteren elkaars ingekochte hulp als passend',
    en: "the parties accept each other's purchased help as suitable",
  }),
};
