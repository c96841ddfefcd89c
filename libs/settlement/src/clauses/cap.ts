import { amount, date, group, list, optional, role, window } from './fields';
import { cents, type Cents } from '../money';
import type { LocalDate } from '../period';
import { borneOf, cutAtRoom, rateOf, roomUnder } from './bands';
import type { ClauseKind, ClauseOf, CostView, Slice, Window } from './kind';
import { other, type Role } from './moment';
import { handOver } from './shares';
import { euros, PER, ROLE } from './wording';

/**
 * One municipality bears no more than this in a window; the other bears the rest. A ceiling for all
 * children together cannot be seen from one child: the parties record the day on which it was
 * reached (`exhaustedFrom`), and from then on the capped municipality bears nothing.
 */
export interface CapClause extends ClauseOf<'cap'> {
  readonly capped: Role;
  readonly ceilingCents: Cents;
  readonly window: Window;
  /** Raised ceilings by service date; the last that has begun counts. */
  readonly raises: readonly { readonly from: LocalDate; readonly ceilingCents: Cents }[];
  readonly exhaustedFrom: LocalDate | null;
}

export const cap: ClauseKind<CapClause> = {
  kind: 'cap',
  title: { nl: 'plafond', en: 'cap' },
  fields: {
    capped: role('voor wie het plafond geldt', 'whose cost is capped'),
    ceilingCents: amount('plafond', 'ceiling'),
    window: window(),
    raises: list(
      'verhogingen',
      'raises',
      group('verhoging', 'raise', {
        from: date('vanaf', 'from'),
        ceilingCents: amount('plafond', 'ceiling'),
      }),
    ),
    exhaustedFrom: optional(
      date('bereikt voor alle kinderen samen op', 'reached for all children together on'),
    ),
  },
  says: ({ capped, ceilingCents, window }) => ({
    nl: `${ROLE[capped].nl} draagt hoogstens ${euros(ceilingCents, 'nl')} ${PER[window].nl}`,
    en: `${ROLE[capped].en} bears at most ${euros(ceilingCents, 'en')} ${PER[window].en}`,
  }),
  cuts: daysOf,
  days: daysOf,
  adjustment: {
    window: ({ window }) => window,
    // What was handed over is not borne, so a raise within the window leaves that much more room.
    counts: (clause, slices, view) =>
      borneOf(cut(clause, slices, view).within, view[clause.capped]),
    adjust: (clause, slices, view) => {
      const { within, beyond } = cut(clause, slices, view);
      const [bearer, excess] = [view[clause.capped], view[other(clause.capped)]];
      return [...within, ...beyond.map((slice) => handOver(slice, bearer, excess))];
    },
  },
};

function cut(clause: CapClause, slices: readonly Slice[], view: CostView) {
  const room = roomUnder(ceilingOn(clause, view.period.from), view.before);
  return cutAtRoom(slices, room, (slice) => rateOf(slice, view[clause.capped]));
}

function ceilingOn({ ceilingCents, raises, exhaustedFrom }: CapClause, day: LocalDate): Cents {
  if (exhaustedFrom !== null && exhaustedFrom <= day) return cents(0);
  const begun = raises.filter(({ from }) => from <= day);
  const last = begun.reduce<(typeof begun)[number] | null>(
    (latest, raise) => (latest === null || latest.from < raise.from ? raise : latest),
    null,
  );
  return last?.ceilingCents ?? ceilingCents;
}

function daysOf({ raises, exhaustedFrom }: CapClause): LocalDate[] {
  return [...raises.map(({ from }) => from), ...(exhaustedFrom === null ? [] : [exhaustedFrom])];
}
