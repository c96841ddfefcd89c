import { absentOr, amount, choice, count, group, list, role, text } from './fields';
import { exactly, times, type Cents, type Exact } from '../money';
import { addMonths, daysBetween, monthStart } from '../period';
import { minutesOf } from '../volume';
import { cutAtRoom } from './bands';
import type { ClauseKind, ClauseOf, CostView } from './kind';
import type { Role } from './moment';
import { borneBy } from './shares';
import { ROLE } from './wording';

/** Working time is brought to steps of so many minutes before it counts, once per line. */
export interface Rounding {
  readonly minutes: number;
  readonly direction: 'up' | 'nearest' | 'down';
}

/** What a product may cost between these parties. */
export interface Rate {
  readonly productCode: string;
  readonly unit: 'minute' | 'hour' | 'day-part' | 'day' | 'month' | 'piece';
  readonly rateCents: Cents;
  /** Only for working time; absent or null = to the minute. */
  readonly rounding?: Rounding | null;
}

/**
 * Which tariff counts between the municipalities. Up to the tariff the cost is shared as agreed;
 * what the provider charged above it stays with one of them. The provider is paid in full. A
 * product without a rate counts at what was charged, which is what the `host` basis means for all;
 * so does a line whose volume is told in a unit that the rate cannot be held against.
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

const UNITS = {
  minute: { nl: 'minuut', en: 'minute' },
  hour: { nl: 'uur', en: 'hour' },
  'day-part': { nl: 'dagdeel van vier uur', en: 'day-part of four hours' },
  day: { nl: 'dag (etmaal)', en: 'day' },
  month: { nl: 'maand', en: 'month' },
  piece: { nl: 'stuk', en: 'piece' },
};

const DIRECTIONS = {
  up: { nl: 'naar boven', en: 'up' },
  nearest: { nl: 'naar de dichtstbijzijnde', en: 'to the nearest' },
  down: { nl: 'naar beneden', en: 'down' },
};

export const tariff: ClauseKind<TariffClause> = {
  kind: 'tariff',
  title: { nl: 'tarief', en: 'tariff' },
  fields: {
    basis: choice('welk tarief', 'which tariff', BASIS),
    rates: list(
      'tarieven',
      'rates',
      group<Rate>('tarief', 'rate', {
        productCode: text('productcode', 'product code'),
        unit: choice('per', 'per', UNITS),
        rateCents: amount('tarief', 'rate'),
        rounding: absentOr(
          group<Rounding>('afronding van de tijd', 'rounding of time', {
            minutes: count('op zoveel minuten', 'to so many minutes', 1),
            direction: choice('hoe', 'how', DIRECTIONS),
          }),
        ),
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
      const agreed = rate === undefined ? null : agreedCost(rate, view);
      if (agreed === null) return slices;
      const { within, beyond } = cutAtRoom(slices, agreed);
      const shares = borneBy(view[excessBearer]);
      return [...within, ...beyond.map((slice) => ({ ...slice, shares }))];
    },
  },
};

/** What the days of a view may cost; null when the volume says nothing in the unit of the rate. */
function agreedCost(rate: Rate, view: CostView): Exact | null {
  const { unit, rateCents } = rate;
  if (unit === 'month') return times(exactly(rateCents), partOfMonth(view));
  const units = unitsIn(rate, view);
  return units === null ? null : times(exactly(rateCents), units);
}

/** How many units of the rate fall to the days of a view. */
function unitsIn({ unit, rounding }: Rate, { volume, part, period }: CostView): Exact | null {
  if (unit === 'day' && volume === null) return exactly(daysBetween(period.from, period.until));
  if (volume === null) return null;
  if (volume.unit === unit && !rounding) return times(exactly(volume.amount), part);
  const minutes = minutesOf(volume);
  const perUnit = unit === 'month' ? null : minutesOf({ amount: 1, unit });
  if (minutes === null || perUnit === null) return null;
  const counted = { numerator: rounded(minutes, rounding ?? null), denominator: perUnit };
  return times(exactly(counted), part);
}

function rounded(minutes: number, rounding: Rounding | null): number {
  if (rounding === null) return minutes;
  const steps = minutes / rounding.minutes;
  const whole = { up: Math.ceil, nearest: Math.round, down: Math.floor }[rounding.direction](steps);
  return whole * rounding.minutes;
}

/** A month in part counts by its days. */
function partOfMonth({ period: { from, until } }: CostView): Exact {
  const month = monthStart(from);
  return exactly({
    numerator: daysBetween(from, until),
    denominator: daysBetween(month, addMonths(month, 1)),
  });
}
