import type { MunicipalityCode, Share } from '../facts';
import { isWhole } from '../money';
import type { LocalDate } from '../period';
import { date, group, list, municipality, share } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import { NOT_ONE, tidy } from './shares';

/** From this day others bear what a municipality bore, in parts (such as by inhabitants). */
export interface Succession {
  readonly gone: MunicipalityCode;
  readonly on: LocalDate;
  readonly to: readonly Share[];
}

/** Who takes over the shares of a municipality that merged or was split. */
export interface SuccessionClause extends ClauseOf<'succession'> {
  readonly successions: readonly Succession[];
}

export const succession: ClauseKind<SuccessionClause> = {
  kind: 'succession',
  title: { nl: 'opvolging na herindeling', en: 'succession after a merger' },
  fields: {
    successions: list(
      'opvolgingen',
      'successions',
      group('opvolging', 'succession', {
        gone: municipality('verdwenen gemeente', 'municipality that is gone'),
        on: date('vanaf', 'from'),
        to: list('opvolgers, samen één', 'successors, together one', share()),
      }),
    ),
  },
  says: ({ successions }) => ({
    nl: `opvolgers dragen het deel van ${successions.map(({ gone }) => gone).join(', ')}`,
    en: `successors bear the part of ${successions.map(({ gone }) => gone).join(', ')}`,
  }),
  reshape: ({ successions }, shares, { day }) =>
    tidy(
      shares.flatMap((one) => {
        const found = successions.find(({ gone, on }) => gone === one.municipality && on <= day);
        return found && isWhole(found.to) ? handedTo(one, found.to) : [one];
      }),
    ),
  cuts: ({ successions }) => successions.map(({ on }) => on),
  days: ({ successions }) => successions.map(({ on }) => on),
  check: ({ successions }) => (successions.every(({ to }) => isWhole(to)) ? [] : [NOT_ONE]),
};

function handedTo(one: Share, to: readonly Share[]): Share[] {
  return to.map(({ municipality: code, numerator, denominator }) => ({
    municipality: code,
    numerator: one.numerator * numerator,
    denominator: one.denominator * denominator,
  }));
}
