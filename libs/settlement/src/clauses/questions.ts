import type { ConvenantVersion } from '../convenant';
import type { ClauseUsed } from '../decision';
import type { LocalDate, Period } from '../period';
import { perVersion } from '../per-version';
import type { ClauseKind } from './kind';
import type { Dossier } from './moment';
import { scopeCuts, type Scope } from './scope';
import { KIND_NAMES, kindOf, type Clause } from './table';

/** A clause with its kind at hand, and as a basis names it. */
export interface Asked {
  readonly clause: Clause;
  readonly kind: ClauseKind<Clause>;
  readonly used: ClauseUsed;
}

/** The clauses of a version by what they may be asked, in their order. */
export interface Questions {
  readonly coordinator: readonly Asked[];
  readonly prefinancier: readonly Asked[];
  readonly bearers: readonly Asked[];
  readonly reshape: readonly Asked[];
  /**
   * Those that are about amounts alone, in the order in which their kinds work. A kind that names
   * bearers as well works when it is the one that names them.
   */
  readonly amounts: readonly Asked[];
}

export const questionsOf = perVersion(({ id, version, clauses }): Questions => {
  const all = clauses.map((clause): Asked => {
    const used = { convenantId: id, version, clauseId: clause.id, kind: clause.kind };
    return { clause, kind: kindOf(clause), used };
  });
  const able = (question: Exclude<keyof Questions, 'amounts'>) =>
    all.filter(({ kind }) => kind[question] !== undefined);
  const about = all.filter(({ kind }) => isAboutAmounts(kind));
  return {
    coordinator: able('coordinator'),
    prefinancier: able('prefinancier'),
    bearers: able('bearers'),
    reshape: able('reshape'),
    amounts: KIND_NAMES.flatMap((name) => about.filter(({ clause }) => clause.kind === name)),
  };
});

function isAboutAmounts({ adjustment, surcharge, weighs, bearers }: ClauseKind<Clause>): boolean {
  return (adjustment ?? surcharge ?? weighs) !== undefined && bearers === undefined;
}

/** The days on which an answer of these versions may differ from the day before. */
export function cutDays(
  versions: readonly ConvenantVersion[],
  dossier: Dossier,
  period: Period,
): LocalDate[] {
  const days: LocalDate[] = [];
  for (const { from, until } of dossier.enrolments) days.push(from, until ?? from);
  for (const version of versions) {
    const { fixed, withAges, cutting } = cutsOf(version);
    days.push(...fixed);
    for (const scope of withAges) days.push(...scopeCuts(scope, dossier.birthDate));
    for (const clause of cutting)
      days.push(...(kindOf(clause).cuts?.(clause, dossier, period) ?? []));
  }
  return days;
}

/** What cuts the days of a version: the same days for every child, and what depends on the child. */
const cutsOf = perVersion(({ from, until, scope, clauses }) => {
  const scopes = [scope, ...clauses.map((clause) => clause.scope)];
  return {
    fixed: [from, until ?? from, ...scopes.flatMap((one) => scopeCuts(one, null))],
    withAges: scopes.filter((one): one is Scope => one?.ages !== undefined),
    cutting: clauses.filter((clause) => kindOf(clause).cuts !== undefined),
  };
});
