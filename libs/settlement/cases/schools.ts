import type { Enrolment, SchoolType } from '../src/facts';
import { addDays, type LocalDate } from '../src/period';
import { codeOf, dateIn, dateOf, Facts, isObject } from './flags';
import type { School, WorkedCase } from './format';

/** How schools are called in the cases, in the order in which a name is searched for. */
const TYPES: readonly (readonly [RegExp, SchoolType])[] = [
  [/oza|arrangement|dagprogramma|day programme/i, 'oza'],
  [/sbo|sbao|special primary/i, 'sbo'],
  [/vso|secondary special|special secondary/i, 'vso'],
  [/^so$|speciaal onderwijs|special/i, 'so'],
  [/mbo|vocational/i, 'mbo'],
  [/^vo$|voortgezet|secondary|vmbo|havo|vwo|praktijk|^pro$/i, 'vo'],
];

export function schoolTypeOf(told: string | undefined): SchoolType {
  return TYPES.find(([name]) => name.test(told ?? ''))?.[1] ?? 'bo';
}

/**
 * The school of a case and the one before it. The format has no dates of school: it begins where a
 * flag says so, after a previous school or with the stay at whose place it stands, else with life.
 */
export function enrolmentsOf(worked: WorkedCase, facts: Facts): Enrolment[] {
  const birth = dateOf(worked.person?.birth_date ?? '2000-01-01');
  const before = previousSchoolOf(facts);
  const school = worked.school ?? null;
  const from = school === null ? null : startOf(worked, school, before, facts);
  const end = from ?? stayStart(worked);
  return [
    ...(school ? [enrolmentAt(school, from ?? birth, null, 'school')] : []),
    ...(before ? [enrolmentAt(before, birth, end, 'previous-school')] : []),
  ];
}

function startOf(
  worked: WorkedCase,
  school: School,
  before: School | null,
  facts: Facts,
): LocalDate | null {
  const told = school.from ?? facts.date(/enrol|inschrijf|admit|school_(since|from|start)/i);
  if (told) return dateOf(told);
  const isAtStay = worked.care_episodes?.some(
    ({ with_stay: stays, place }) => stays && place === school.municipality,
  );
  return before !== null || isAtStay ? stayStart(worked) : null;
}

function stayStart({ care_episodes: episodes }: WorkedCase): LocalDate | null {
  const stays = (episodes ?? []).filter(({ with_stay: stays, start }) => stays && start);
  const starts = stays.map(({ start }) => dateOf(start ?? '')).sort();
  return starts[0] ?? null;
}

/** A flag about the school before names a school, or only its municipality or partnership. */
function previousSchoolOf(facts: Facts): School | null {
  const found = facts.all(
    /(previous|former|last|earlier|prior|origin|before|vorige).*(school|swv)|(school|swv).*(before|origin)/i,
    /_(on|date|from|until|type)$/i,
  );
  const [value] = found.map(([, told]) => told);
  if (typeof value === 'string') return { municipality: value, type: 'PO' };
  if (!isObject(value)) return null;
  const where = value['municipality'] ?? value['swv'];
  if (typeof where !== 'string') return null;
  const [from, to] = [dateIn(value['from']), dateIn(value['to'])];
  const type = typeof value['type'] === 'string' ? value['type'] : 'PO';
  return { municipality: where, type, ...(from && { from }), ...(to && { to }) };
}

function enrolmentAt(
  school: School,
  start: LocalDate,
  end: LocalDate | null,
  id: string,
): Enrolment {
  const from = school.from ? dateOf(school.from) : start;
  const until = school.to ? addDays(dateOf(school.to, 'last'), 1) : end;
  return {
    id,
    schoolId: id,
    from,
    until: until !== null && until <= from ? null : until,
    schoolMunicipality: codeOf(school.municipality),
    schoolType: schoolTypeOf(school.type),
  };
}
