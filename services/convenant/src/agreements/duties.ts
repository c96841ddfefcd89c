import {
  addDays,
  daysBetween,
  dutiesAt,
  municipality,
  occasionsOf,
  type AgreedDuty,
  type ConvenantVersion,
  type Happening,
  type LocalDate,
  type Text,
} from '@grensverkeer/settlement';
import { BY_CALENDAR, WHEN } from './happenings';
import type { DatedDutyView, DutyView, WheneverView } from './agreement.views';

/** No term in a convenant is longer; a duty falls due at most so far from what it hangs on. */
const LONGEST_TERM_DAYS = 1_100;
const HAPPENINGS = Object.keys(WHEN) as Happening[];

/** What falls due in a period because of the calendar, the earliest first. */
export function datedDuties(
  version: ConvenantVersion,
  { from, until }: { from: LocalDate; until: LocalDate },
): DatedDutyView[] {
  const around = {
    from: addDays(from, -LONGEST_TERM_DAYS),
    until: addDays(until, LONGEST_TERM_DAYS),
  };
  return occasionsOf(version, around)
    .flatMap((occasion) =>
      dutiesAt(version, occasion).map((duty) => ({ duty, due: duty.due ?? occasion.on, occasion })),
    )
    .filter(({ due }) => from <= due && due < until)
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
    .map(({ duty, due, occasion }) => ({ ...viewOf(duty), due, on: occasion.on }));
}

/** What must be done when something happens on a day that nobody knows yet. */
export function wheneverDuties(version: ConvenantVersion): WheneverView[] {
  const on = version.from;
  return HAPPENINGS.filter((happening) => !BY_CALENDAR.includes(happening)).flatMap((happening) =>
    dutiesAt(version, { happening, on }).map((duty) => ({
      ...viewOf(duty),
      withinDays: duty.due === null ? null : daysBetween(on, duty.due),
    })),
  );
}

function viewOf({ clauseId, kind, happening, holder, what }: AgreedDuty): DutyView {
  const who = holderOf(holder);
  const sentence = (language: keyof Text) =>
    `${WHEN[happening][language]}: ${who.name[language]} ${what[language]}.`;
  return {
    ...{ clauseId, kind, happening, role: who.role, municipality: who.municipality },
    ...{ nl: sentence('nl'), en: sentence('en') },
  };
}

type Holder = AgreedDuty['holder'];

function holderOf(holder: Holder): Pick<DutyView, 'role' | 'municipality'> & { name: Text } {
  if (holder !== null && typeof holder === 'object') {
    const name = municipality(holder.municipality)?.name ?? holder.municipality;
    return { role: null, municipality: holder.municipality, name: { nl: name, en: name } };
  }
  return { role: holder, municipality: null, name: ROLES[holder ?? 'nobody'] };
}

const ROLES: Readonly<Record<'school' | 'home' | 'both' | 'nobody', Text>> = {
  school: { nl: 'de schoolgemeente', en: 'the school municipality' },
  home: { nl: 'de woongemeente', en: 'the home municipality' },
  both: { nl: 'beide partijen:', en: 'both parties:' },
  nobody: { nl: '(niemand aangewezen)', en: '(nobody named)' },
};
