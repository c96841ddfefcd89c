import type { Finding } from '@grensverkeer/ijw';
import { Impossible } from '@grensverkeer/settlement';
import {
  copyRows,
  Prepared,
  together,
  type CopyValue,
  type Question,
} from '@grensverkeer/service-kit';
import type { EntityManager } from 'typeorm';
import type { Verdict } from './judge-line';
import type { Outcome } from './outcome';
import type { Submission, SubmittedLine } from './submission';

const SENDER_LOCKS = 0x696e76;
const LOCK_SENDER = new Prepared('lock-sender', 'select pg_advisory_xact_lock($1, hashtext($2))');

/** The lock of one sender, see `lockSenders`. */
export const lockOf = (sender: string): Question<unknown> =>
  LOCK_SENDER.with([SENDER_LOCKS, sender]);

/**
 * One sender's invoices are received one after another, so that a number, a reference or a debit
 * is used once. Senders do not wait for one another. Several senders: in the order of their codes.
 */
export async function lockSenders(tx: EntityManager, senders: readonly string[]): Promise<void> {
  await together(tx, ...[...new Set(senders)].sort().map(lockOf));
}

/** Why an invoice was not processed; for the worklist of its provider. */
export interface WhyNotProcessed {
  readonly codes: readonly string[];
  readonly findings: readonly Finding[];
}

/** A broken program breaks a rule on every line: the first places say enough. */
const MOST_FINDINGS = 50;

/** Stores the head of an invoice. @param outcome null while a line waits, or is not read yet */
export async function insertInvoice(
  tx: EntityManager,
  id: number,
  submission: Submission,
  outcome: Outcome | null,
  why: WhyNotProcessed = { codes: [], findings: [] },
): Promise<void> {
  await ADD_INVOICE.rows(tx, [
    id,
    submission.door,
    submission.sender,
    submission.receiver,
    submission.number,
    submission.messageIdentification,
    submission.invoiceDate,
    submission.contentHash,
    submission.sealed,
    outcome?.status ?? 'pending',
    submission.submitted,
    outcome?.granted ?? null,
    outcome?.answer ?? null,
    submission.isLarge,
    submission.traceparent ?? null,
    submission.declaredUntil,
    why.codes,
    why.findings.length > 0 ? findingsText(why.findings) : null,
  ]);
}

const ADD_INVOICE = new Prepared(
  'add-invoice',
  `insert into invoice (id, door, sender, receiver, number, message_identification,
       invoice_date, content_hash, raw, status, submitted_cents, granted_cents, answer, answered_at,
       taken_up_at, traceparent, declared_until, codes, findings)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
       case when $10 <> 'pending' then now() end, case when not $14 then now() end, $15,
       $16, $17, $18)`,
);

function findingsText(findings: readonly Finding[]): string {
  return JSON.stringify(
    findings
      .slice(0, MOST_FINDINGS)
      .map(({ rule, xpath: place, text }) => ({ rule, place, ...text })),
  );
}

/** More than 25 MB can hold. */
const LINES_OF_INVOICE = 131_072;

/** The number of a line follows from its invoice and its place in it, from 0. */
export const lineNumber = (invoiceId: number, place: number): number =>
  invoiceId * LINES_OF_INVOICE + place;

/** Stores lines of an invoice with their verdicts. @param from the place of the first in it */
export async function insertLines(
  tx: EntityManager,
  invoiceId: number,
  from: number,
  lines: readonly SubmittedLine[],
  verdicts: readonly Verdict[],
): Promise<void> {
  if (from + lines.length > LINES_OF_INVOICE) throw new Impossible('an invoice without end');
  await copyRows(
    tx,
    `invoice_line (${LINE_COLUMNS})`,
    lines.map((line, at) =>
      lineValues(lineNumber(invoiceId, from + at), invoiceId, line, verdicts[at]!),
    ),
  );
}

const LINE_COLUMNS = `id, invoice_id, sender, receiver, reference, previous_reference, bsn_hash,
  allocation_number, product_category, product_code, period_from, period_until, volume, unit,
  tariff_cents, amount_cents, corrects, status, waits_for, codes, placement_id, child_id, credits`;

function lineValues(
  id: number,
  invoiceId: number,
  line: SubmittedLine,
  verdict: Verdict,
): CopyValue[] {
  return [
    id,
    invoiceId,
    line.sender,
    line.receiver,
    line.reference,
    line.previousReference,
    line.bsnHash,
    line.allocationNumber,
    line.productCategory,
    line.productCode,
    line.period.from,
    line.period.until,
    line.volume,
    line.unit,
    line.tariff,
    line.amount,
    line.corrects ?? null,
    ...verdictValues(verdict),
  ];
}

/** For the columns status, waits_for, codes, placement_id, child_id and credits, in that order. */
export function verdictValues(verdict: Verdict): CopyValue[] {
  switch (verdict.status) {
    case 'accepted':
      return ['accepted', null, '{}', verdict.placementId, verdict.childId, verdict.credits];
    case 'refused':
      return ['refused', null, `{${verdict.codes.join()}}`, null, null, null];
    case 'waiting':
      return ['waiting', verdict.waitsFor, '{}', null, null, null];
  }
}
