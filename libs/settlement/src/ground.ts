import type { Basis } from './decision';

/**
 * The ground of a basis as one short text: the rung of the law and the clauses, such as
 * `JW1.1-1 rijnmond-haaglanden@2#shares`. Dates of facts are left out on purpose: a fact that
 * changes without changing the answer must post nothing.
 */
export function groundOf(basis: Basis): string {
  let ground: string = basis.rung ?? 'none';
  for (const { convenantId, version, clauseId } of basis.clauses) {
    ground += ` ${convenantId}@${version}#${clauseId}`;
  }
  return ground;
}

/** Whether two bases have the same ground. */
export function isSameGround(one: Basis, other: Basis): boolean {
  if (one.rung !== other.rung || one.clauses.length !== other.clauses.length) return false;
  return one.clauses.every(({ convenantId, version, clauseId }, at) => {
    const clause = other.clauses[at]!;
    const isSameVersion = clause.convenantId === convenantId && clause.version === version;
    return isSameVersion && clause.clauseId === clauseId;
  });
}
