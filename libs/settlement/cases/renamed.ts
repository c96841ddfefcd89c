import type { CaseFile } from '../src/case-file';
import type { LocalDate } from '../src/period';
import { codeOf, dateIn, Facts, isObject } from './flags';

/** The case with municipalities told under other names, such as their partnership or successor. */
export function renamed(file: CaseFile, names: ReadonlyMap<string, string>): CaseFile {
  const of = (code: string) => names.get(code) ?? code;
  const inRow = <T extends { readonly municipality: string | null }>(row: T): T => ({
    ...row,
    municipality: row.municipality === null ? null : of(row.municipality),
  });
  const { motherAtBirth: mother } = file;
  return {
    ...file,
    motherAtBirth: mother.status === 'resident' ? inRow(mother) : mother,
    residences: file.residences.map(inRow),
    actualResidences: file.actualResidences.map(inRow),
    custody: file.custody.map(inRow),
    enrolments: file.enrolments.map((one) => ({
      ...one,
      schoolMunicipality: of(one.schoolMunicipality),
    })),
    placements: file.placements.map(({ place, paidSoFar, receiver, ...one }) => ({
      ...one,
      place: place === null ? null : of(place),
      receiver: receiver === null ? null : of(receiver),
      ...(paidSoFar !== undefined && { paidSoFar: of(paidSoFar) }),
    })),
  };
}

/**
 * Mergers that a case tells of its letters, as far as they have happened by a day. Real codes need
 * no flag: the library knows those.
 */
export function mergersBy(facts: Facts, day: LocalDate): ReadonlyMap<string, string> {
  const told = facts.all(/merg|herindel|successor|opgegaan/i).map(([, value]) => value);
  return new Map(told.filter(isObject).flatMap((merger) => pairsIn(merger, day)));
}

function pairsIn(merger: Readonly<Record<string, unknown>>, day: LocalDate): [string, string][] {
  const members = Object.entries(merger);
  const on = members.map(([, value]) => dateIn(value)).find((date) => date !== null) ?? null;
  if (on !== null && day < on) return [];
  const under = (name: RegExp) => members.filter(([found]) => name.test(found)).flatMap(codesIn);
  const [to] = under(/^(to|new|into|successor)/i);
  const gone = under(/^(from|old|gone|former|municipalit)/i);
  if (to !== undefined) return gone.map((code) => [code, to]);
  return members.flatMap(([code, value]) =>
    codesIn([code, value]).map((one): [string, string] => [codeOf(code), one]),
  );
}

function codesIn([, value]: readonly [string, unknown]): string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((one) =>
    typeof one === 'string' && dateIn(one) === null ? [codeOf(one)] : [],
  );
}
