import type { Basis } from './decision';

/**
 * The ground of a basis as one short text: the rung of the law and the clauses, such as
 * `JW1.1-1 rijnmond-haaglanden@2#shares`. Dates of facts are left out on purpose: a fact that
 * changes without changing the answer must post nothing.
 */
export function groundOf(basis: Basis): string {
  const clauses = basis.clauses.map((c) => `${c.convenantId}@${c.version}#${c.clauseId}`);
  return [basis.rung ?? 'none', ...clauses].join(' ');
}
