import type { Finding } from '@grensverkeer/ijw';
import { Impossible } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import type { Verdict } from './judge-line';
import { plainArray } from '../plain-array';
import type { Outcome } from './outcome';
import type { Submission, SubmittedLine } from './submission';

const SENDER_LOCKS = 0x696e76;

/**
 * One sender's invoices are received one after another, so that a number, a reference or a debit
 * is used once. Senders do not wait for one another. Several senders: in the order of their codes.
 */
export async function lockSenders(tx: EntityManager, senders: readonly string[]): Promise<void> {
  for (const sender of [...new Set(senders)].sort()) {
    await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [SENDER_LOCKS, sender]);
  }
}

/** The number that the next invoice will have; known before, because its answer names it. */
export async function nextInvoiceId(tx: EntityManager): Promise<number> {
  const [row]: { id: number }[] = await tx.query(
    `select nextval(pg_get_serial_sequence('invoice', 'id')) id`,
  );
  if (!row) throw new Impossible('a sequence gave no number');
  return row.id;
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
  await tx.query(
    `insert into invoice (id, door, sender, receiver, number, message_identification,
       invoice_date, content_hash, raw, status, submitted_cents, granted_cents, answer, answered_at,
       taken_up_at, traceparent, declared_until, codes, findings)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
       case when $10 <> 'pending' then now() end, case when not $14 then now() end, $15,
       $16, $17, $18)`,
    [
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
    ],
  );
}

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

/** So many lines go into one statement: what it needs is given back before the next. */
export const LINES_AT_ONCE = 2_000;

/**
 * Stores lines of an invoice with their verdicts.
 * @param from the place of the first in the invoice
 */
export async function insertLines(
  tx: EntityManager,
  invoiceId: number,
  from: number,
  lines: readonly SubmittedLine[],
  verdicts: readonly Verdict[],
): Promise<void> {
  if (from + lines.length > LINES_OF_INVOICE) throw new Impossible('an invoice without end');
  for (let at = 0; at < lines.length; at += LINES_AT_ONCE) {
    const until = at + LINES_AT_ONCE;
    const first = lineNumber(invoiceId, from + at);
    await insertSome(tx, invoiceId, first, lines.slice(at, until), verdicts.slice(at, until));
  }
}

/** All lines of an invoice have the same sender and receiver. */
async function insertSome(
  tx: EntityManager,
  invoiceId: number,
  firstNumber: number,
  lines: readonly SubmittedLine[],
  verdicts: readonly Verdict[],
): Promise<void> {
  const [first] = lines;
  const column = <T>(value: (line: SubmittedLine) => T): T[] => lines.map(value);
  const plain = (value: (line: SubmittedLine) => string | number | null) =>
    plainArray(column(value));
  await tx.query(
    `insert into invoice_line (id, invoice_id, sender, receiver, reference, previous_reference,
       bsn_hash, allocation_number, product_category, product_code, period_from, period_until,
       volume, unit, tariff_cents, amount_cents, status, waits_for, codes, placement_id, child_id,
       credits, corrects)
     select $23 + place - 1, $1, $2, $3, reference, previous_reference, bsn_hash, allocation_number,
       product_category, product_code, period_from, period_until, volume, unit, tariff_cents,
       amount_cents, status, waits_for, codes::text[], placement_id, child_id, credits,
       corrects
     from unnest($4::text[], $5::text[], $6::text[], $7::bigint[],
       $8::text[], $9::text[], $10::date[], $11::date[], $12::int[], $13::text[], $14::bigint[],
       $15::bigint[], $16::text[], $17::text[], $18::text[], $19::uuid[], $20::uuid[],
       $21::bigint[], $22::text[]) with ordinality as line (reference, previous_reference,
       bsn_hash, allocation_number, product_category, product_code, period_from, period_until,
       volume, unit, tariff_cents, amount_cents, status, waits_for, codes, placement_id, child_id,
       credits, corrects, place)`,
    [
      invoiceId,
      first?.sender,
      first?.receiver,
      column(({ reference }) => reference),
      column(({ previousReference }) => previousReference),
      plain(({ bsnHash }) => bsnHash),
      plain(({ allocationNumber }) => allocationNumber),
      column(({ productCategory }) => productCategory),
      column(({ productCode }) => productCode),
      plain(({ period }) => period.from),
      plain(({ period }) => period.until),
      plain(({ volume }) => volume),
      plain(({ unit }) => unit),
      plain(({ tariff }) => tariff),
      plain(({ amount }) => amount),
      ...verdictColumns(verdicts),
      column(({ corrects }) => corrects ?? null),
      firstNumber,
    ],
  );
}

/** The columns status, waits_for, codes, placement_id, child_id and credits, in that order. */
export function verdictColumns(verdicts: readonly Verdict[]): unknown[] {
  const plain = (value: (verdict: Verdict) => string | number | null) =>
    plainArray(verdicts.map(value));
  return [
    plain(({ status }) => status),
    plain((verdict) => (verdict.status === 'waiting' ? verdict.waitsFor : null)),
    verdicts.map((verdict) => (verdict.status === 'refused' ? `{${verdict.codes.join()}}` : '{}')),
    plain((verdict) => (verdict.status === 'accepted' ? verdict.placementId : null)),
    plain((verdict) => (verdict.status === 'accepted' ? verdict.childId : null)),
    plain((verdict) => (verdict.status === 'accepted' ? verdict.credits : null)),
  ];
}

/** The children that accepted lines are about. */
export function acceptedChildren(verdicts: readonly Verdict[]): string[] {
  return [
    ...new Set(
      verdicts.flatMap((verdict) => (verdict.status === 'accepted' ? [verdict.childId] : [])),
    ),
  ];
}
