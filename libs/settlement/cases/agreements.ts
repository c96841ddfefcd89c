import type { Clause, ConvenantVersion } from '../src/convenant';
import type { SchoolType } from '../src/facts';
import { exactly, fractionOf, type Fraction } from '../src/money';
import { localDate } from '../src/period';
import { codeOf, dateIn, Facts, isObject } from './flags';
import type { WorkedCase } from './format';

const SPECIAL_EDUCATION: readonly SchoolType[] = ['sbo', 'so', 'vso', 'oza'];
const AGREED = /same_(youth_)?(region|jeugdregio)|convenant|process_agree|agreements_between/i;

/**
 * What the municipalities of a case have agreed: where its flags say that they lie in one youth
 * region, the process agreements of Rijnmond (from 1 January 2023) hold. The school municipality
 * organises youth help at a special school, and pays first when the home team has agreed. A flag
 * may say otherwise who leads, who pays first and which part the school municipality bears.
 */
export function convenantsOf(worked: WorkedCase, facts: Facts): ConvenantVersion[] {
  const { school, brp_history: registered = [] } = worked;
  const told = facts.all(AGREED).map(([, value]) => value);
  if (!school || !facts.says(AGREED)) return [];
  const homes = registered.map(({ municipality }) => municipality);
  const all = [school.municipality, ...homes].flatMap((code) => (code ? [codeOf(code)] : []));
  const region = { name: 'youth region', municipalities: [...new Set(all)].sort() };
  const own = told.find(isObject);
  const roleOf = (name: RegExp) => roleIn(own, name, codeOf(school.municipality));
  const first = roleOf(/prefin|first|voorfin/i);
  const schoolShare = shareIn(own, codeOf(school.municipality));
  const clauses: Clause[] = [
    { id: 'lead', kind: 'coordination', coordinator: roleOf(/coord|lead|regie/i) ?? 'school' },
    {
      id: 'first',
      kind: 'prefinancing',
      prefinancier: first ?? 'school',
      // Who agreed on a prefinancier by name did not make it hang on the team.
      ...(first === null && { scope: { homeConsent: true } }),
    },
    ...(schoolShare ? [{ id: 'parts', kind: 'share-costs', schoolShare } as const] : []),
  ];
  const from = own?.['from'];
  return [
    {
      id: 'process-agreements',
      version: 1,
      name: 'process agreements of the youth region',
      from: dateIn(from) ?? localDate('2023-01-01'),
      until: null,
      sides: [region, region],
      scope: own ? {} : { schoolTypes: SPECIAL_EDUCATION },
      clauses,
    },
  ];
}

type Told = Readonly<Record<string, unknown>> | undefined;

function roleIn(told: Told, name: RegExp, school: string): 'school' | 'home' | null {
  const found = Object.entries(told ?? {}).find(([member]) => name.test(member))?.[1];
  if (typeof found !== 'string') return null;
  return /school/i.test(found) || codeOf(found) === school ? 'school' : 'home';
}

/** The part of the school municipality, as a number of its own or among those of others. */
function shareIn(told: Told, school: string): Fraction | null {
  const found = Object.entries(told ?? {}).find(([member]) =>
    /share|part|split/i.test(member),
  )?.[1];
  const part = Number(isObject(found) ? found[school] : found);
  const numerator = Math.round(part * 10_000);
  if (!(numerator > 0 && numerator <= 10_000)) return null;
  return fractionOf(exactly({ numerator, denominator: 10_000 }));
}
