import { invalidInput, Refusal } from '@grensverkeer/service-kit';
import {
  parseClauses,
  parseScope,
  type ConvenantSide,
  type ConvenantVersion,
} from '@grensverkeer/settlement';
import type { ReplayRequest } from './replay.dto';

/**
 * The version to replay, as the pure library knows one. With `throughout` its term is stretched
 * over the asked period; dates inside clauses and scopes stay as they are written.
 * @throws Refusal 400 for clauses or a scope that cannot be read, `draft-after-period` when it
 * begins after the period
 */
export function draftOf({ draft, from, until, inForce }: ReplayRequest): ConvenantVersion {
  const scope = parseScope(draft.scope);
  const clauses = parseClauses(draft.clauses);
  if (!scope.ok || !clauses.ok) {
    const faults = [scope, clauses].flatMap((read) => (read.ok ? [] : read.faults));
    throw invalidInput(
      faults.map(({ at, code, en }) => ({
        ...{ name: `draft.${at.replace(/\[(\d+)\]/g, '.$1')}`, code, reason: en },
      })),
    );
  }
  const { id, version, name, isDefault = false } = draft;
  const sides = draft.sides as readonly ConvenantSide[] as ConvenantVersion['sides'];
  const term = { from: draft.from, until: draft.until };
  const terms = { scope: scope.scope, clauses: clauses.clauses };
  const read = { id, version, name, sides, ...term, ...terms, ...(isDefault && { isDefault }) };
  if (inForce === 'throughout') return stretched(read, { from, until });
  if (draft.from >= until) throw notYetInForce();
  return read;
}

function stretched(
  draft: ConvenantVersion,
  { from, until }: Pick<ReplayRequest, 'from' | 'until'>,
): ConvenantVersion {
  return {
    ...draft,
    from: draft.from < from ? draft.from : from,
    until: draft.until === null || draft.until > until ? draft.until : until,
  };
}

function notYetInForce(): Refusal {
  const detail = 'The draft begins after the period; ask with inForce throughout.';
  return new Refusal('draft-after-period', detail, {
    nl:
      'Het concept gaat pas in na de gevraagde periode. Vraag met inForce throughout wat het ' +
      'gedaan zou hebben als het toen al had gegolden.',
    en:
      'The draft begins after the asked period. Ask with inForce throughout what it would have ' +
      'done, had it been in force.',
  });
}
