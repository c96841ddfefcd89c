import type { Share } from '../facts';
import { isWhole, type Cents, type Fraction } from '../money';
import type { LocalDate } from '../period';
import { cutAtRoom, roomUnder } from './bands';
import { amount, choice, date, fraction, group, list, share } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import { NOT_ONE, borneBy, tidy } from './shares';

/** From this day this part of the risk is shared; a falling row is a phase-out. */
export interface Step {
  readonly from: LocalDate;
  readonly pooledPart: Fraction;
}

/**
 * Three basic models: each bears its own (`profit`), all bear together (`solidarity`), or own up to
 * a threshold per child and year and together above it (`mixed`).
 */
export interface RiskSharingClause extends ClauseOf<'risk-sharing'> {
  readonly model: 'profit' | 'solidarity' | 'mixed';
  readonly shares: readonly Share[];
  readonly thresholdCents: Cents;
  readonly steps: readonly Step[];
}

const MODELS = {
  profit: { nl: 'ieder draagt de eigen kosten', en: 'each bears its own cost' },
  solidarity: { nl: 'allen dragen samen', en: 'all bear the cost together' },
  mixed: {
    nl: 'eigen kosten tot een drempel per kind, daarboven samen',
    en: 'own cost up to a threshold per child, above it together',
  },
};

export const riskSharing: ClauseKind<RiskSharingClause> = {
  kind: 'risk-sharing',
  title: { nl: 'risicodeling', en: 'risk sharing' },
  fields: {
    model: choice('model', 'model', MODELS),
    shares: list('aandelen, samen één', 'shares, together one', share()),
    thresholdCents: amount('drempel per kind en jaar', 'threshold per child and year'),
    steps: list(
      'op- of afbouw',
      'phasing',
      group('stap', 'step', {
        from: date('vanaf', 'from'),
        pooledPart: fraction('deel dat samen wordt gedragen', 'part that is borne together'),
      }),
    ),
  },
  says: ({ model }) => MODELS[model],
  bearers: ({ model, shares, steps }, { day, home }) => {
    const { numerator, denominator } = partOn(steps, day);
    if (model === 'profit' || numerator === 0) return borneBy(home);
    const pooled = shares.map((one) => ({
      municipality: one.municipality,
      numerator: one.numerator * numerator,
      denominator: one.denominator * denominator,
    }));
    const rest = { municipality: home, numerator: denominator - numerator, denominator };
    return isWhole(shares) ? tidy([...pooled, rest]) : null;
  },
  cuts: ({ steps }) => steps.map(({ from }) => from),
  adjustment: {
    window: () => 'year',
    adjust: ({ model, thresholdCents }, slices, view) => {
      if (model !== 'mixed') return slices;
      const { within, beyond } = cutAtRoom(slices, roomUnder(thresholdCents, view.before));
      return [...within.map((slice) => ({ ...slice, shares: borneBy(view.home) })), ...beyond];
    },
  },
  check: ({ model, shares }) => (model === 'profit' || isWhole(shares) ? [] : [NOT_ONE]),
};

function partOn(steps: readonly Step[], day: LocalDate): Fraction {
  const begun = steps.filter(({ from }) => from <= day);
  if (begun.length === 0) return { numerator: steps.length === 0 ? 1 : 0, denominator: 1 };
  return begun.reduce((last, step) => (last.from < step.from ? step : last)).pooledPart;
}
