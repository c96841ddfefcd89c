import { amount, choice, group, list, role, text } from './fields';
import { exactly, times, type Cents, type Exact } from '../money';
import { addMonths, daysBetween, monthStart } from '../period';
import { cutAtRoom } from './bands';
import type { ClauseKind, ClauseOf, CostView } from './kind';
import type { Role } from './moment';
import { borneBy } from './shares';
import { ROLE } from './wording';

/** What a product may cost between these parties; a month in part counts by its days. */
export interface Rate {
  readonly productCode: string;
  readonly unit: 'day' | 'month';
  readonly rateCents: Cents;
}

/**
 * Which tariff counts between the municipalities. Up to the tariff the cost is shared as agreed;
 * what the provider charged above it stays with one of them. The provider is paid in full. A
 * product without a rate counts at what was charged, which is what the `host` basis means for all.
 */
export interface TariffClause extends ClauseOf<'tariff'> {
  readonly basis: 'host' | 'home' | 'national' | 'continuation';
  readonly rates: readonly Rate[];
  readonly excessBearer: Role;
}

const BASIS = {
  host: { nl: 'het tarief van de schoolgemeente', en: 'the tariff of the school municipality' },
  home: { nl: 'het tarief van de woongemeente', en: 'the tariff of the home municipality' },
  national: { nl: 'het landelijke tarief', en: 'the national tariff' },
  continuation: { nl: 'het tarief van vóór de verhuizing', en: 'the tariff from before the move' },
};

export const tariff: ClauseKind<TariffClause> = {
  kind: 'tariff',
  title: { nl: 'tarief', en: 'tariff' },
  fields: {
    basis: choice('welk tarief', 'which tariff', BASIS),
    rates: list(
      'tarieven',
      'rates',
      group('tarief', 'rate', {
        productCode: text('productcode', 'product code'),
        unit: choice('per', 'per', {
          day: { nl: 'dag', en: 'day' },
          month: { nl: 'maand', en: 'month' },
        }),
        rateCents: amount('tarief', 'rate'),
      }),
    ),
    excessBearer: role('wie draagt wat erboven komt', 'who bears what is above it'),
  },
  says: ({ basis, excessBearer }) => ({
    nl: `${BASIS[basis].nl} telt; wat daarboven komt, draagt ${ROLE[excessBearer].nl}`,
    en: `${BASIS[basis].en} counts; ${ROLE[excessBearer].en} bears what is above it`,
  }),
  adjustment: {
    window: () => 'line',
    adjust: ({ rates, excessBearer }, slices, view) => {
      const rate = rates.find(({ productCode }) => productCode === view.productCode);
      if (rate === undefined) return slices;
      const { within, beyond } = cutAtRoom(slices, agreedCost(rate, view));
      const shares = borneBy(view[excessBearer]);
      return [...within, ...beyond.map((slice) => ({ ...slice, shares }))];
    },
  },
};

function agreedCost({ unit, rateCents }: Rate, { period: { from, until } }: CostView): Exact {
  const days = daysBetween(from, until);
  if (unit === 'day') return exactly(rateCents * days);
  const month = monthStart(from);
  const part = { numerator: days, denominator: daysBetween(month, addMonths(month, 1)) };
  return times(exactly(rateCents), exactly(part));
}
