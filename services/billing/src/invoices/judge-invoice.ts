import { crashPoint } from '@grensverkeer/messaging';
import { cents } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { readByIndexes } from '../facts/by-indexes';
import { markLinesDue } from '../facts/children';
import { answerGraceMinutes } from './answer-grace';
import { isCredit, judgeLines, MessageJudge, type Verdict } from './judge-line';
import { loadKnown, loadUsedReferences } from './known';
import { outcomeOf, type Judged, type Outcome } from './outcome';
import type { MessagePieces } from './read-jw323';
import { acceptedChildren, insertLines, LINES_AT_ONCE } from './store-invoice';
import type { SubmittedLine } from './submission';
import { withClientsAsOne } from './unknown-clients';
import { wakeCredits } from './wake-lines';

/**
 * Judges the lines of one invoice, has its head stored by `storeHead`, stores the lines and marks
 * the children due. The caller holds the lock of the sender.
 * @param message the JW323 behind it; null = our own form
 * @param storeHead gets null while a line waits
 */
export async function judgeInvoice(
  tx: EntityManager,
  id: number,
  lines: readonly SubmittedLine[],
  message: MessagePieces | null,
  storeHead: (outcome: Outcome | null) => Promise<void>,
): Promise<void> {
  await readByIndexes(tx);
  const known = await loadKnown(tx, lines);
  const used = await loadUsedReferences(tx, lines);
  const first = judgeLines(lines, known, used, isOverdue);
  const isWaiting = first.some(({ status }) => status === 'waiting');
  const verdicts = isWaiting ? first : withClientsAsOne(lines, first, known);
  await storeHead(isWaiting ? null : await outcomeOf(id, judgedOf(lines, verdicts), message));
  await insertLines(tx, id, lines, verdicts);
  await wakeCredits(tx, lines);
  await markLinesDue(tx, id, acceptedChildren(verdicts));
  crashPoint('invoice-before-commit');
}

/**
 * The same for the many lines of an invoice whose head is stored, in parts: of what is known, and
 * of what is written, only a part stands in memory. Its answer is for the caller to fix.
 */
export async function judgeInParts(
  tx: EntityManager,
  id: number,
  lines: readonly SubmittedLine[],
): Promise<void> {
  await readByIndexes(tx);
  const judge = new MessageJudge(lines, isOverdue);
  for (const credits of partsOf(lines.filter(isCredit))) {
    const used = await loadUsedReferences(tx, credits);
    judge.judge(credits, await loadKnown(tx, credits), used);
  }
  const children = new Set<string>();
  for (const part of partsOf(lines)) {
    const debits = part.filter((line) => !isCredit(line));
    const used = await loadUsedReferences(tx, debits);
    const verdicts = judge.judge(part, await loadKnown(tx, debits), used);
    await insertLines(tx, id, part, verdicts);
    await wakeCredits(tx, part);
    for (const child of acceptedChildren(verdicts)) children.add(child);
  }
  await markLinesDue(tx, id, [...children]);
}

const isOverdue = (): boolean => answerGraceMinutes() === 0;

function* partsOf(lines: readonly SubmittedLine[]): Generator<readonly SubmittedLine[]> {
  for (let at = 0; at < lines.length; at += LINES_AT_ONCE) {
    yield lines.slice(at, at + LINES_AT_ONCE);
  }
}

function judgedOf(lines: readonly SubmittedLine[], verdicts: readonly Verdict[]): Judged {
  const accepted = lines.filter((_, at) => verdicts[at]?.status === 'accepted');
  return {
    accepted: accepted.length,
    granted: cents(accepted.reduce((total, { amount }) => total + amount, 0)),
    refused: new Map(
      verdicts.flatMap((one, at) => (one.status === 'refused' ? [[at, one.codes] as const] : [])),
    ),
  };
}
