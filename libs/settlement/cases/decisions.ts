import type { CaseFile } from '../src/case-file';
import type { PersonDecision, Share } from '../src/facts';
import { FIRST_DAY, isLocalDate, type LocalDate } from '../src/period';
import { codeOf, Facts, isObject } from './flags';

const DECIDED = /agree|advice|ruling|judg|court|verdict|decision|decided|vonnis|advies|uitspraak/i;
const OTHERWISE = /convenant|process|region|team|college|provider|until|_on$|_date$|requested/i;

/** What people decided, where a flag names a municipality of the case or the parts of several. */
export function decisionsOf(facts: Facts, file: CaseFile): PersonDecision[] {
  const known = municipalitiesIn(file);
  return facts.all(DECIDED, OTHERWISE).flatMap(([name, value]): PersonDecision[] => {
    const shares = sharesIn(value, known);
    if (shares.length === 0) return [];
    const from = dateUnder(value, /from|since|effective/i) ?? FIRST_DAY;
    const decidedOn = dateUnder(value, /on$|date|decided/i) ?? from;
    const reference = isObject(value) && typeof value['ref'] === 'string' ? value['ref'] : name;
    return [
      {
        id: name,
        source: sourceOf(name),
        reference,
        from,
        until: null,
        decidedOn,
        placementId: null,
        shares,
        setsAside: null,
      },
    ];
  });
}

function sourceOf(name: string): PersonDecision['source'] {
  if (/advice|advies|committee/i.test(name)) return 'binding-advice';
  return /court|judg|ruling|verdict|vonnis|uitspraak/i.test(name) ? 'court' : 'agreement';
}

/** A municipality bears all; of a list each an equal part; of an object each its number. */
function sharesIn(value: unknown, known: ReadonlySet<string>): Share[] {
  if (typeof value === 'string') return known.has(codeOf(value)) ? equally([codeOf(value)]) : [];
  if (Array.isArray(value)) {
    const codes = value.map((one) => codeOf(`${one}`));
    return codes.length > 0 && codes.every((code) => known.has(code)) ? equally(codes) : [];
  }
  if (!isObject(value)) return [];
  const inside = Object.entries(value).filter(([name]) =>
    /payer|pays|paid|responsible|municipalit|bear|share|part/i.test(name),
  );
  const found = inside.map(([, one]) => sharesIn(one, known)).find(({ length }) => length > 0);
  return found ?? byNumber(Object.entries(value), known);
}

function equally(codes: readonly string[]): Share[] {
  return [...codes].sort().map((municipality) => ({
    municipality,
    numerator: 1,
    denominator: codes.length,
  }));
}

/** `{ A: 0.25, B: 0.75 }` or `{ A: 1, B: 3 }`: parts in proportion. */
function byNumber(parts: readonly [string, unknown][], known: ReadonlySet<string>): Share[] {
  const numbers = parts.map(([name, part]) => [codeOf(name), Number(part)] as const);
  const isRight = numbers.every(([code, part]) => known.has(code) && part > 0);
  if (numbers.length === 0 || !isRight) return [];
  const whole = numbers.map(([code, part]) => [code, Math.round(part * 10_000)] as const);
  const denominator = whole.reduce((sum, [, part]) => sum + part, 0);
  return whole.map(([municipality, numerator]) => ({ municipality, numerator, denominator }));
}

function dateUnder(value: unknown, name: RegExp): LocalDate | null {
  if (!isObject(value)) return null;
  const dates = Object.entries(value).filter(([found]) => name.test(found));
  return dates.map(([, date]) => date).find((date): date is LocalDate => isLocalDate(date)) ?? null;
}

function municipalitiesIn(file: CaseFile): ReadonlySet<string> {
  const { residences, actualResidences, custody, enrolments, placements, motherAtBirth } = file;
  const codes = [
    ...[...residences, ...actualResidences, ...custody].map(({ municipality }) => municipality),
    ...enrolments.map(({ schoolMunicipality }) => schoolMunicipality),
    ...placements.flatMap(({ place, paidSoFar, receiver }) => [place, paidSoFar, receiver]),
    motherAtBirth.status === 'resident' ? motherAtBirth.municipality : null,
  ];
  return new Set(codes.filter((code): code is string => typeof code === 'string'));
}
