import type { MunicipalityCode } from '../facts';
import type { Cents } from '../money';
import { addDays } from '../period';
import { yearOf } from './cost-keys';
import { amount, count, group, list, municipality, optional, role } from './fields';
import type { ClauseKind, ClauseDuty, ClauseOf } from './kind';
import type { Role } from './moment';
import { borneBy } from './shares';
import { euros } from './wording';

/** What a municipality pays for a year, whoever uses the help. */
export interface Contribution {
  readonly municipality: MunicipalityCode;
  readonly year: number;
  readonly amountCents: Cents;
}

/**
 * Help that is paid for together, not child by child: lines are not recharged, the receiver keeps
 * the cost, and each municipality pays its contribution for the year.
 */
export interface CollectiveFundingClause extends ClauseOf<'collective-funding'> {
  readonly contributions: readonly Contribution[];
  readonly accountBy: Role | null;
  readonly accountWithinDays: number;
}

export const collectiveFunding: ClauseKind<CollectiveFundingClause> = {
  kind: 'collective-funding',
  title: { nl: 'collectieve bekostiging', en: 'collective funding' },
  fields: {
    contributions: list(
      'bijdragen',
      'contributions',
      group('bijdrage', 'contribution', {
        municipality: municipality(),
        year: count('jaar', 'year', 1900),
        amountCents: amount('bedrag', 'amount'),
      }),
    ),
    accountBy: optional(role('wie verantwoording aflegt', 'who accounts')),
    accountWithinDays: count('binnen dagen na het jaar', 'within days after the year'),
  },
  says: () => ({
    nl: 'de hulp is collectief bekostigd en wordt niet per kind verrekend',
    en: 'the help is funded collectively and not settled child by child',
  }),
  bearers: (_, { placement: { receiver } }) => (receiver === null ? null : borneBy(receiver)),
  duties: ({ contributions, accountBy, accountWithinDays }, { happening, on }) => {
    if (happening === 'year-started') {
      return contributions
        .filter(({ year }) => year === yearOf(on))
        .map(({ municipality: code, amountCents }): ClauseDuty => ({
          holder: { municipality: code },
          due: on,
          what: {
            nl: `betaalt de bijdrage van ${euros(amountCents, 'nl')}`,
            en: `pays the contribution of ${euros(amountCents, 'en')}`,
          },
        }));
    }
    if (happening !== 'year-ended') return [];
    const what = { nl: 'legt verantwoording af over het jaar', en: 'accounts for the year' };
    return [{ holder: accountBy, due: addDays(on, accountWithinDays), what }];
  },
};
