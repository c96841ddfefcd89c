import { invalidInput, type InvalidParam } from '@grensverkeer/service-kit';
import { parseClauses, parseScope, type Clause, type Scope } from '@grensverkeer/settlement';
import { isDeepStrictEqual } from 'util';
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
  readonly isDefault: boolean;
}

/**
 * Reads clauses and scope by the rules of the pure library.
 * @throws Refusal 400 `invalid-input` naming every member that cannot be read
 */
export function termsOf(content: ConvenantContent): Terms {
  const { name, sides, from, until, approvals = 'none', isDefault = false } = content;
  const scope = parseScope(content.scope);
  const clauses = parseClauses(content.clauses);
  if (!scope.ok || !clauses.ok) {
    const faults = [scope, clauses].flatMap((read) => (read.ok ? [] : read.faults));
    throw invalidInput(faults.map(invalidParam));
  }
  const terms = {
    name,
    sides,
    from,
    until,
    approvals,
    isDefault,
    scope: scope.scope,
    clauses: clauses.clauses,
  };
  // Through JSON, so that a DTO and a row of the table compare as equal content.
  const json = JSON.stringify(terms);
  if (UNSTORABLE.test(json)) throw invalidInput([UNSTORABLE_TEXT]);
  return JSON.parse(json) as Terms;
}

/** The members in which two texts differ. */
export function changedBetween(before: Terms, after: Terms): (keyof Terms)[] {
  const members = Object.keys(after) as (keyof Terms)[];
  return members.filter((member) => !isDeepStrictEqual(before[member], after[member]));
}

/** A NUL or half a character somewhere in a clause: PostgreSQL keeps neither in JSON. */
const UNSTORABLE = /\\u0000|\\ud[89a-f]/;
const UNSTORABLE_TEXT = {
  name: 'clauses',
  code: 'is-text',
  reason: 'holds a character that is no text',
};

/** `clauses[0].kind` is `clauses.0.kind` in a problem, like the members of a DTO. */
function invalidParam({ at, code, en }: { at: string; code: string; en: string }): InvalidParam {
  return { name: at.replace(/\[(\d+)\]/g, '.$1'), code, reason: en };
}
