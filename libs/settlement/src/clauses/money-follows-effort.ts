import type { Enrolment } from '../facts';
import type { Fraction } from '../money';
import { addDays, type LocalDate } from '../period';
import { count, fraction, yesNo } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import type { Dossier, Moment } from './moment';
import { splitBetween } from './shares';

/**
 * A child that sits at home without a school: after some days the municipality of its last school
 * bears a part, for the home now makes the effort. Retroactive: from the first day at home, if the
 * child stays at home long enough.
 */
export interface MoneyFollowsEffortClause extends ClauseOf<'money-follows-effort'> {
  readonly afterDays: number;
  readonly isRetroactive: boolean;
  readonly schoolShare: Fraction;
}

export const moneyFollowsEffort: ClauseKind<MoneyFollowsEffortClause> = {
  kind: 'money-follows-effort',
  title: { nl: 'geld volgt inzet', en: 'money follows the effort' },
  fields: {
    afterDays: count('na dagen zonder school', 'after days without school'),
    isRetroactive: yesNo('vanaf de eerste dag thuis', 'from the first day at home'),
    schoolShare: fraction('deel van de laatste schoolgemeente', 'part of the last school'),
  },
  says: ({ afterDays }) => ({
    nl: `na ${afterDays} dagen zonder school draagt de laatste schoolgemeente een deel`,
    en: `after ${afterDays} days without a school the last school municipality bears a part`,
  }),
  bearers: (clause, moment) => {
    const last = lastSchool(moment);
    if (last === null || last.until === null || !sitsAtHome(clause, moment, last.until))
      return null;
    return splitBetween(last.schoolMunicipality, clause.schoolShare, moment.home);
  },
  cuts: ({ afterDays }, { enrolments }: Dossier) =>
    enrolments.flatMap(({ until }) => (until === null ? [] : [addDays(until, afterDays)])),
};

function lastSchool({ enrolment, enrolments, day, schoolSide }: Moment): Enrolment | null {
  if (enrolment !== null) return null;
  const ended = enrolments.filter(({ until }) => until !== null && until <= day);
  const last = ended.reduce<Enrolment | null>(
    (latest, one) => (latest === null || (latest.until ?? '') <= (one.until ?? '') ? one : latest),
    null,
  );
  return last && schoolSide.includes(last.schoolMunicipality) ? last : null;
}

function sitsAtHome(
  { afterDays, isRetroactive }: MoneyFollowsEffortClause,
  { day, enrolments }: Moment,
  since: LocalDate,
): boolean {
  const longEnough = addDays(since, afterDays);
  if (longEnough <= day) return true;
  return isRetroactive && !enrolments.some(({ from }) => since <= from && from < longEnough);
}
