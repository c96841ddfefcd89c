import type { Posting, PostingContent, PostingDraft } from './decision';
import { groundOf } from './ground';
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
  const missing = new Map<string, PostingContent[]>();
  for (const content of wanted) {
    const key = identityOf(content);
    missing.set(key, [...(missing.get(key) ?? []), content]);
  }
  const unwanted = standing(posted).filter((posting) => !missing.get(identityOf(posting))?.pop());
  return [
    ...unwanted.map(reversalOf).sort(inOrder),
    ...[...missing.values()].flat().map(chargeOf).sort(inOrder),
  ];
}

/** The charges that no reversal took back, by id: of equal ones the first posted stays. */
export function standing(posted: readonly Posting[]): Posting[] {
  const reversed = new Set(posted.map(({ reverses }) => reverses));
  return posted
    .filter(({ kind, id }) => kind === 'charge' && !reversed.has(id))
    .sort((a, b) => compare(a.id, b.id));
}

function identityOf({ lineId, debtor, creditor, cents, period, basis }: PostingContent): string {
  const { from, until } = period;
  return [lineId, debtor, creditor, cents, from, until, groundOf(basis)].join('|');
}

function reversalOf({ id, debtor, creditor, ...rest }: Posting): PostingDraft {
  return { ...rest, debtor: creditor, creditor: debtor, kind: 'reversal', reverses: id };
}

function chargeOf(content: PostingContent): PostingDraft {
  // Here and elsewhere on this path the spread is last: members added to a copy cost seven times more.
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
