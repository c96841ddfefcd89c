import type { ConvenantVersion } from '../src/convenant';
import type { SchoolType } from '../src/facts';
import { localDate } from '../src/period';
import type { WorkedCase } from './format';

const SPECIAL_EDUCATION: readonly SchoolType[] = ['sbo', 'so', 'vso', 'oza'];

/**
 * What the municipalities of a case have agreed: where its flags say that they lie in one youth
 * region, the process agreements of Rijnmond (from 1 January 2023) hold. The school municipality
 * organises youth help at a special school, and pays first when the home team has agreed.
 */
export function convenantsOf({ school, flags, brp_history }: WorkedCase): ConvenantVersion[] {
  if (!school || flags?.['both_in_same_youth_region'] !== true) return [];
  const homes = brp_history.map(({ municipality }) => municipality);
  const all = [school.municipality, ...homes].filter((code): code is string => code !== null);
  const region = { name: 'youth region', municipalities: [...new Set(all)].sort() };
  return [
    {
      id: 'process-agreements',
      version: 1,
      name: 'process agreements of the youth region',
      from: localDate('2023-01-01'),
      until: null,
      sides: [region, region],
      scope: { schoolTypes: SPECIAL_EDUCATION },
      clauses: [
        { id: 'lead', kind: 'coordination', coordinator: 'school' },
        {
          id: 'first',
          kind: 'prefinancing',
          prefinancier: 'school',
          scope: { homeConsent: true },
        },
      ],
    },
  ];
}
