import type { LocalDate } from '../period';
import { addMonths, mergePeriods } from '../period';
import { count, role } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import type { Role } from './moment';
import { borneBy } from './shares';
import { ROLE } from './wording';

/**
 * No sharing when the family moved to the home municipality shortly before or after the child came
 * to this school (as WPO 125 had it with six months): one municipality then bears all.
 */
export interface MoveExemptionClause extends ClauseOf<'move-exemption'> {
  readonly months: number;
  readonly bearer: Role;
}

export const moveExemption: ClauseKind<MoveExemptionClause> = {
  kind: 'move-exemption',
  title: { nl: 'uitzondering bij verhuizing', en: 'move exemption' },
  fields: {
    months: count('maanden voor en na', 'months before and after', 1),
    bearer: role('wie dan alles draagt', 'who then bears all'),
  },
  says: ({ months, bearer }) => ({
    nl:
      `bij een verhuizing binnen ${months} maanden rond de start op school ` +
      `draagt ${ROLE[bearer].nl} alles`,
    en: `with a move within ${months} months of the start at school ${ROLE[bearer].en} bears all`,
  }),
  bearers: ({ months, bearer }, moment) => {
    const { enrolment, residences, home } = moment;
    if (enrolment === null) return null;
    const arrivals = mergePeriods(residences.filter(({ municipality }) => municipality === home));
    const isNear = ({ from }: { readonly from: LocalDate }) =>
      addMonths(enrolment.from, -months) <= from && from <= addMonths(enrolment.from, months);
    return arrivals.some(isNear) ? borneBy(moment[bearer]) : null;
  },
};
