import { count, group, list, text } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import type { Moment } from './moment';
import { borneBy } from './shares';

/**
 * Where the children of many municipalities meet in one school, the school municipality leads and
 * bears the cost. How many meet cannot be seen from one child, so the parties record it per school.
 */
export interface SchoolPrincipleClause extends ClauseOf<'school-principle'> {
  readonly fromHomeMunicipalities: number;
  readonly schools: readonly { readonly schoolId: string; readonly homeMunicipalities: number }[];
}

export const schoolPrinciple: ClauseKind<SchoolPrincipleClause> = {
  kind: 'school-principle',
  title: { nl: 'schoolbeginsel', en: 'school principle' },
  fields: {
    fromHomeMunicipalities: count('vanaf zoveel woongemeenten', 'from so many homes', 1),
    schools: list(
      'scholen',
      'schools',
      group('school', 'school', {
        schoolId: text('school', 'school'),
        homeMunicipalities: count('aantal woongemeenten', 'number of home municipalities'),
      }),
    ),
  },
  says: ({ fromHomeMunicipalities: many }) => ({
    nl:
      'de schoolgemeente heeft de regie en draagt de kosten van scholen ' +
      `met ${many} of meer woongemeenten`,
    en:
      'the school municipality coordinates and bears the cost of schools ' +
      `with ${many} or more home municipalities`,
  }),
  coordinator: (clause, moment) => (isMetByMany(clause, moment) ? moment.school : null),
  bearers: (clause, moment) => (isMetByMany(clause, moment) ? borneBy(moment.school) : null),
  check: ({ fromHomeMunicipalities: many, schools }) =>
    schools.some(({ homeMunicipalities }) => homeMunicipalities >= many)
      ? []
      : [
          {
            code: 'no-effect',
            nl: 'geen enkele school haalt dit aantal woongemeenten',
            en: 'no school reaches this number of home municipalities',
          },
        ],
};

function isMetByMany(clause: SchoolPrincipleClause, { enrolment }: Moment): boolean {
  const school = clause.schools.find(({ schoolId }) => schoolId === enrolment?.schoolId);
  return school !== undefined && school.homeMunicipalities >= clause.fromHomeMunicipalities;
}
