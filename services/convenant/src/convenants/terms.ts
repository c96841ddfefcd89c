import { invalidInput } from '@grensverkeer/service-kit';
import type { Clause, Scope } from '@grensverkeer/settlement';
import { parseClauses } from './parse-clauses';
import type { ApprovalRule, ConvenantContent, SideContent } from './convenant.dto';

/** What a version says, in one form: what is left out is filled in. */
export interface Terms {
  readonly name: string;
  readonly sides: SideContent[];
  readonly from: string;
  readonly until: string | null;
  readonly scope: Scope;
  readonly clauses: readonly Clause[];
  readonly approvals: ApprovalRule;
}

/**
 * Reads clauses and scope by the rules of the pure library.
 * @throws Refusal 400 `invalid-input` naming each clause that cannot be read
 */
export function termsOf(content: ConvenantContent): Terms {
  const { name, sides, from, until, scope = {}, clauses, approvals = 'none' } = content;
  const parsed = parseClauses(clauses);
  if (!parsed.ok) {
    throw invalidInput(parsed.faults);
  }
  // Through JSON, so that a DTO and a row of the table compare as equal content.
  return JSON.parse(
    JSON.stringify({ name, sides, from, until, scope, clauses: parsed.clauses, approvals }),
  ) as Terms;
}
