import type { ClauseDuty, Happening, Occasion } from './clauses/kind';
import { comparePrecedence, isInForce, sidesOf } from './clauses/precedence';
import type { Scope } from './clauses/scope';
import { kindOf, titleOf, type Clause } from './clauses/table';
import type { Text } from './clauses/text';
import type { ConvenantVersion } from './convenant';
import type { MunicipalityCode } from './facts';
import { addDays, addMonths, covers, monthStart, type LocalDate, type Period } from './period';

/** A clause as people read it. */
export interface AgreedClause {
  readonly clauseId: string;
  readonly kind: Clause['kind'];
  readonly title: Text;
  readonly says: Text;
  /** What the clause is about; empty = all that the convenant is about. */
  readonly scope: Scope;
}

/** What a convenant says, clause by clause, in its own order. */
export function agreedIn({ clauses }: ConvenantVersion): AgreedClause[] {
  return clauses.map((clause) => ({
    clauseId: clause.id,
    kind: clause.kind,
    title: titleOf(clause.kind),
    says: kindOf(clause).says(clause),
    scope: clause.scope ?? {},
  }));
}

/**
 * A version that its parties ended early, as it counts: without the days from then on. Its text, and
 * so the ground of what was settled before that day, stays the same; null when no day is left.
 */
export function endedFrom(
  version: ConvenantVersion,
  day: LocalDate | null,
): ConvenantVersion | null {
  if (day === null) return version;
  const until = version.until === null || day < version.until ? day : version.until;
  return version.from < until ? { ...version, until } : null;
}

/**
 * The versions in force on a day with one municipality on either side: the one that goes before
 * all others first. Which of them speaks about a child also depends on their scopes.
 */
export function inForceBetween(
  versions: readonly ConvenantVersion[],
  one: MunicipalityCode,
  other: MunicipalityCode,
  day: LocalDate,
): ConvenantVersion[] {
  return versions
    .filter((version) => isInForce(version, versions, day) && sidesOf(version, one, other) !== null)
    .sort(comparePrecedence);
}

/** What the parties of a convenant must do, whoever the child is. */
export interface AgreedDuty extends ClauseDuty {
  readonly clauseId: string;
  readonly kind: Clause['kind'];
  readonly happening: Happening;
}

/** The duties that hang on one happening, in the order of the clauses. */
export function dutiesAt(
  { clauses }: Pick<ConvenantVersion, 'clauses'>,
  occasion: Occasion,
): AgreedDuty[] {
  return clauses
    .filter(({ scope }) => !scope?.period || covers(scope.period, occasion.on))
    .flatMap((clause) =>
      (kindOf(clause).duties?.(clause, occasion) ?? []).map((duty) => ({
        ...{ ...duty, clauseId: clause.id, kind: clause.kind, happening: occasion.happening },
      })),
    );
}

/**
 * The days in a period, within the term of a convenant, on which the calendar itself makes
 * something happen: a month or a year that ends, a year that starts, the end of the term. A month
 * and a year end on their last day.
 */
export function occasionsOf(term: Pick<ConvenantVersion, 'from' | 'until'>, within: Period) {
  const occasions: Occasion[] = [];
  const add = (happening: Happening, on: LocalDate) => {
    const isInTerm = covers(term, on) || (happening === 'convenant-ends' && on === term.until);
    if (isInTerm && covers(within, on)) occasions.push({ happening, on });
  };
  let month = monthStart(within.from);
  for (; month < within.until; month = addMonths(month, 1)) {
    if (month.endsWith('-01-01')) add('year-started', month);
    const lastDay = addDays(addMonths(month, 1), -1);
    add('month-ended', lastDay);
    if (lastDay.endsWith('-12-31')) add('year-ended', lastDay);
  }
  if (term.until !== null) add('convenant-ends', term.until);
  return occasions;
}
