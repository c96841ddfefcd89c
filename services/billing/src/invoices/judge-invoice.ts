import { crashPoint } from '@grensverkeer/messaging';
import { cents } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { BY_INDEXES } from '../facts/by-indexes';
import { newFacts } from '../facts/case-facts';
import { markLinesDue } from '../facts/children';
import { newLines } from '../settlements/lines.loader';
import { answerGraceMinutes } from './answer-grace';
import { isCredit, judgeLines, MessageJudge, type Verdict } from './judge-line';
import { loadKnown, loadUsedReferences } from './known';
import { outcomeOf, type Judged, type Outcome } from './outcome';
import type { MessagePieces } from './read-jw323';
import { insertLines, lineNumber } from './store-invoice';
import type { Submission, SubmittedLine } from './submission';
import { withClientsAsOne } from './unknown-clients';
import { wakeCredits } from './wake-lines';

/**
 * Judges the lines of one invoice, has its head stored by `storeHead`, stores the lines and marks
 * the children due. The caller holds the lock of the sender and reads by indexes.
 * @param message the JW323 behind it; null = our own form
 * @param storeHead gets null while a line waits
 */
export async function judgeInvoice(
  tx: EntityManager,
  id: number,
  submission: Submission,
  message: MessagePieces | null,
  storeHead: (outcome: Outcome | null) => Promise<void>,
): Promise<void> {
  const { lines } = submission;
  const known = await loadKnown(tx, lines);
  const used = await loadUsedReferences(tx, lines);
  const first = judgeLines(lines, known, used, overdueAtOnce());
  const isWaiting = first.some(({ status }) => status === 'waiting');
  const verdicts = isWaiting ? first : withClientsAsOne(lines, first, known);
  await storeHead(isWaiting ? null : await outcomeOf(id, judgedOf(lines, verdicts), message));
  await insertLines(tx, id, 0, lines, verdicts);
  await wakeCredits(tx, lines);
  const accepted = new AcceptedLines();
  accepted.add(id, 0, verdicts);
  await markLinesDue(tx, accepted.byChild);
  handOver(tx, id, submission, verdicts);
  for (const childId of accepted.byChild.keys()) {
    const facts = known.cases.get(childId);
    if (facts) newFacts.keep(tx, childId, facts);
  }
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
  await BY_INDEXES.rows(tx, []);
  const judge = new MessageJudge(lines, overdueAtOnce());
  for (const credits of partsOf(lines.filter(isCredit))) {
    const used = await loadUsedReferences(tx, credits);
    judge.judge(credits, await loadKnown(tx, credits), used);
  }
  const accepted = new AcceptedLines();
  let place = 0;
  for (const part of partsOf(lines)) {
    const debits = part.filter((line) => !isCredit(line));
    const used = await loadUsedReferences(tx, debits);
    const verdicts = judge.judge(part, await loadKnown(tx, debits), used);
    await insertLines(tx, id, place, part, verdicts);
    await wakeCredits(tx, part);
    accepted.add(id, place, verdicts);
    place += part.length;
  }
  await markLinesDue(tx, accepted.byChild);
}

/** Numbers of accepted lines. */
class AcceptedLines {
  readonly byChild = new Map<string, number[]>();

  add(invoiceId: number, from: number, verdicts: readonly Verdict[]): void {
    verdicts.forEach((verdict, at) => {
      if (verdict.status !== 'accepted') return;
      const own = this.byChild.get(verdict.childId);
      const number = lineNumber(invoiceId, from + at);
      if (own) own.push(number);
      else this.byChild.set(verdict.childId, [number]);
    });
  }
}

/** To the settlement worker, which mostly runs in this process. */
function handOver(
  tx: EntityManager,
  id: number,
  { lines, number, traceparent }: Submission,
  verdicts: readonly Verdict[],
): void {
  lines.forEach((line, at) => {
    const verdict = verdicts[at];
    if (verdict?.status !== 'accepted') return;
    const { childId, placementId, credits } = verdict;
    newLines.keep(tx, lineNumber(id, at), {
      id: lineNumber(id, at),
      child_id: childId,
      placement_id: placementId,
      period_from: line.period.from,
      period_until: line.period.until,
      amount_cents: line.amount,
      receiver: line.receiver,
      product_category: line.productCategory,
      product_code: line.productCode,
      volume: line.volume,
      unit: line.unit,
      credits,
      notes: null,
      number,
      sender: line.sender,
      traceparent: traceparent ?? null,
    });
  });
}

/** A line that has just come has waited long enough only when nothing may wait. */
function overdueAtOnce(): () => boolean {
  const isOverdue = answerGraceMinutes() === 0;
  return () => isOverdue;
}

/** What so many lines need is given back before the next. */
const PART = 1_000;

function* partsOf(lines: readonly SubmittedLine[]): Generator<readonly SubmittedLine[]> {
  for (let at = 0; at < lines.length; at += PART) {
    yield lines.slice(at, at + PART);
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
