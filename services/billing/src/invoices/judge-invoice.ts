import { crashPoint } from '@grensverkeer/messaging';
import type { EntityManager } from 'typeorm';
import { readByIndexes } from '../facts/by-indexes';
import { markLinesDue } from '../facts/children';
import { answerGraceMinutes } from './answer-grace';
import { judgeLines, type Verdict } from './judge-line';
import { loadKnown, loadUsedReferences } from './known';
import { outcomeOf, wantedLines, type JudgedLine, type Outcome } from './outcome';
import type { ReadJw323 } from './read-jw323';
import { acceptedChildren, insertLines } from './store-invoice';
import type { SubmittedLine } from './submission';
import { wakeCredits } from './wake-lines';

/** The JW323 behind an invoice, with at least the lines that are asked for; null = our own form. */
export type MessageSource = ((isWanted: (at: number) => boolean) => Promise<ReadJw323>) | null;

/**
 * Judges the lines of one invoice, has its head stored by `storeHead`, stores the lines and marks
 * the children due. The caller holds the lock of the sender.
 * @param storeHead gets null while a line waits
 */
export async function judgeInvoice(
  tx: EntityManager,
  id: number,
  lines: readonly SubmittedLine[],
  message: MessageSource,
  storeHead: (outcome: Outcome | null) => Promise<void>,
): Promise<void> {
  await readByIndexes(tx);
  const known = await loadKnown(tx, lines);
  const used = await loadUsedReferences(tx, lines);
  const verdicts = judgeLines(lines, known, used, () => answerGraceMinutes() === 0);
  const judged = judgedLines(lines, verdicts);
  const read = judged && message ? await message(wantedLines(lines, judged)) : null;
  await storeHead(judged && (await outcomeOf(id, judged, read)));
  await insertLines(tx, id, lines, verdicts);
  await wakeCredits(tx, lines);
  await markLinesDue(tx, id, acceptedChildren(verdicts));
  crashPoint('invoice-before-commit');
}

/** Null while a line waits. */
function judgedLines(
  lines: readonly SubmittedLine[],
  verdicts: readonly Verdict[],
): JudgedLine[] | null {
  const judged = verdicts.flatMap((verdict, at) => {
    const amount = lines[at]?.amount;
    if (amount === undefined || verdict.status === 'waiting') return [];
    const codes = verdict.status === 'refused' ? verdict.codes : [];
    return [{ amount, status: verdict.status, codes }];
  });
  return judged.length === lines.length ? judged : null;
}
