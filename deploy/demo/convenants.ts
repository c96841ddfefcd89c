import type { Clause, Role, Scope } from '@grensverkeer/settlement';

/** A convenant version as the API of the convenant service takes it. */
export interface DemoConvenant {
  readonly id: string;
  readonly version: number;
  readonly body: {
    readonly name: string;
    readonly sides: readonly { readonly regionId: string }[];
    readonly from: string;
    readonly until: string | null;
    readonly scope: Scope;
    readonly clauses: readonly Clause[];
  };
}

/** The two groups of pupils that the process agreements of Rijnmond are about. */
const AT_SCHOOL: Scope = { groups: ['help-at-school', 'day-programme'] };

const leads = (coordinator: Role): Clause => ({ id: 'regie', kind: 'coordination', coordinator });
const paysFirst = (prefinancier: Role): Clause => ({
  id: 'voorfinanciering',
  kind: 'prefinancing',
  prefinancier,
});
const schoolBears = (numerator: number, denominator: number): Clause => ({
  id: 'kostenverdeling',
  kind: 'share-costs',
  schoolShare: { numerator, denominator },
});
/** A share for some; that the home municipality bears the rest is said too, or it were a gap. */
const schoolBearsOnlyFor = (scope: Scope, numerator: number, denominator: number): Clause[] => [
  { ...schoolBears(numerator, denominator), id: 'kostenverdeling-bijzonder', scope },
  schoolBears(0, 1),
];

/** Each pair of regions lives under another agreement; the second has been agreed anew. */
export const CONVENANTS: readonly DemoConvenant[] = [
  {
    id: 'rijnmond-intern',
    version: 1,
    body: {
      name: 'Procesafspraken grensverkeer Rijnmond',
      sides: [{ regionId: 'rijnmond' }, { regionId: 'rijnmond' }],
      from: '2023-01-01',
      until: null,
      scope: AT_SCHOOL,
      clauses: [leads('school'), paysFirst('school')],
    },
  },
  {
    id: 'rijnmond-haaglanden',
    version: 1,
    body: {
      name: 'Convenant Rijnmond – Haaglanden',
      sides: [{ regionId: 'rijnmond' }, { regionId: 'haaglanden' }],
      from: '2026-01-01',
      until: '2026-09-01',
      scope: AT_SCHOOL,
      clauses: [leads('school'), paysFirst('school'), schoolBears(1, 4)],
    },
  },
  {
    id: 'rijnmond-haaglanden',
    version: 2,
    body: {
      name: 'Convenant Rijnmond – Haaglanden',
      sides: [{ regionId: 'rijnmond' }, { regionId: 'haaglanden' }],
      from: '2026-09-01',
      until: null,
      scope: AT_SCHOOL,
      clauses: [leads('school'), paysFirst('school'), schoolBears(1, 3)],
    },
  },
  {
    id: 'rijnmond-zuid-holland-zuid',
    version: 1,
    body: {
      name: 'Convenant Rijnmond – Zuid-Holland Zuid',
      sides: [{ regionId: 'rijnmond' }, { regionId: 'zuid-holland-zuid' }],
      from: '2025-01-01',
      until: null,
      scope: AT_SCHOOL,
      clauses: [
        leads('school'),
        paysFirst('home'),
        ...schoolBearsOnlyFor({ groups: ['day-programme'] }, 1, 2),
      ],
    },
  },
  {
    id: 'haaglanden-zuid-holland-zuid',
    version: 1,
    body: {
      name: 'Convenant Haaglanden – Zuid-Holland Zuid',
      sides: [{ regionId: 'haaglanden' }, { regionId: 'zuid-holland-zuid' }],
      from: '2026-01-01',
      until: null,
      scope: AT_SCHOOL,
      clauses: [
        leads('home'),
        paysFirst('home'),
        ...schoolBearsOnlyFor({ schoolTypes: ['vso'] }, 1, 5),
      ],
    },
  },
];
