import type { Posting, PostingContent, PostingDraft } from './decision';
import { groundOf, isSameGround } from './ground';
import { compare } from './period';

/**
 * What must be added to the books so that they say what is wanted. A standing posting (a charge
 * that no reversal took back) that is not wanted is reversed; what is wanted and does not stand is
 * charged. Nothing is ever changed, and when the books are right the answer is empty.
 *
 * Two postings are the same when line, debtor, creditor, cents, period and ground are. Equal
 * postings are counted, so two wanted are not satisfied by one.
 */
export function correct(
  posted: readonly Posting[],
  wanted: readonly PostingContent[],
): PostingDraft[] {
  // Nothing to compare with, as for every line that is new.
  if (posted.length === 0) return wanted.map(chargeOf).sort(inOrder);
  const missing = perLine(wanted);
  const unwanted = standing(posted).filter((posting) => !tookOut(missing, posting));
  const charges = [...missing.values()].flat();
  return [...unwanted.map(reversalOf).sort(inOrder), ...charges.map(chargeOf).sort(inOrder)];
}

function perLine(contents: readonly PostingContent[]): Map<string, PostingContent[]> {
  const lines = new Map<string, PostingContent[]>();
  for (const content of contents) {
    const own = lines.get(content.lineId);
    if (own) own.push(content);
    else lines.set(content.lineId, [content]);
  }
  return lines;
}

/** Takes one that is the same out of those that are missing; false when there is none. */
function tookOut(missing: Map<string, PostingContent[]>, posting: Posting): boolean {
  const own = missing.get(posting.lineId);
  if (own === undefined) return false;
  let at = own.length - 1;
  while (at >= 0 && !isSame(own[at]!, posting)) at -= 1;
  if (at >= 0) own.splice(at, 1);
  return at >= 0;
}

/** The charges that no reversal took back, by id: of equal ones the first posted stays. */
export function standing(posted: readonly Posting[]): Posting[] {
  const reversed = new Set(posted.map(({ reverses }) => reverses));
  return posted
    .filter(({ kind, id }) => kind === 'charge' && !reversed.has(id))
    .sort((a, b) => compare(a.id, b.id));
}

/** Of two contents of one line. */
function isSame(one: PostingContent, other: PostingContent): boolean {
  return (
    one.debtor === other.debtor &&
    one.creditor === other.creditor &&
    one.cents === other.cents &&
    one.period.from === other.period.from &&
    one.period.until === other.period.until &&
    isSameGround(one.basis, other.basis)
  );
}

function identityOf({ lineId, debtor, creditor, cents, period, basis }: PostingContent): string {
  return `${lineId}|${debtor}|${creditor}|${cents}|${period.from}|${period.until}|${groundOf(basis)}`;
}

function reversalOf({ id, lineId, debtor, creditor, cents, period, basis }: Posting): PostingDraft {
  return {
    kind: 'reversal',
    reverses: id,
    lineId,
    debtor: creditor,
    creditor: debtor,
    cents,
    period,
    basis,
  };
}

function chargeOf(content: PostingContent): PostingDraft {
  // Here and elsewhere on this path the spread is last: members added to a copy are slow.
  return { kind: 'charge', reverses: null, ...content };
}

/** By line, then day, then the rest of the identity: the same difference in the same order. */
export function inOrder(a: PostingContent, b: PostingContent): number {
  return (
    compare(a.lineId, b.lineId) ||
    compare(a.period.from, b.period.from) ||
    compare(identityOf(a), identityOf(b))
  );
}
