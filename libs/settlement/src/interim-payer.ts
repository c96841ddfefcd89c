import type { CaseFile } from './case-file';
import { decide } from './decide';
import type { Basis, FactUsed } from './decision';
import type { MunicipalityCode, Placement } from './facts';
import { addDays, type LocalDate } from './period';

/** Who pays the provider while municipalities still differ about who is responsible. */
export interface InterimPayer {
  /** null when no college is known from a grant, an answer or earlier payment. */
  readonly payer: MunicipalityCode | null;
  readonly basis: Basis;
  /** The last day for the college to answer the provider; null when it was not asked. */
  readonly answerDue: LocalDate | null;
  /** From this day the interim payer is owed what it paid; null when it pays its own. */
  readonly settleFrom: LocalDate | null;
}

/** A reasonable term, in any case over after two weeks (Regeling Jeugdwet art. 1a.1). */
const DAYS_TO_ANSWER = 14;

/**
 * Jeugdwet art. 8.2.1: the provider bills the college that it knows from a grant, a consent or an
 * answer, and that college pays; what another should have paid is settled between them afterwards.
 */
export function interimPayer(
  caseFile: CaseFile,
  placement: Placement,
  date: LocalDate,
): InterimPayer {
  const { inquiry } = placement;
  const known = answerOn(caseFile, placement, date) ?? grantor(caseFile, placement);
  const asked: FactUsed[] =
    inquiry && inquiry.askedOn <= date
      ? [{ kind: 'inquiry', date: inquiry.askedOn, municipality: known }]
      : [];
  return {
    payer: known,
    basis: { rung: 'JW8.2.1', facts: asked, clauses: [] },
    answerDue: inquiry ? addDays(inquiry.askedOn, DAYS_TO_ANSWER) : null,
    settleFrom: known === null ? null : settleFrom(caseFile, placement, date, known),
  };
}

/**
 * The first day of the unbroken stretch up to `date` in which another than `paidBy` should have
 * paid for this help; null when on that date it is `paidBy` itself, or open who.
 */
export function settleFrom(
  caseFile: CaseFile,
  placement: Placement,
  date: LocalDate,
  paidBy: MunicipalityCode,
): LocalDate | null {
  const from = placement.from < date ? placement.from : date;
  const segments = decide(caseFile, placement, { from, until: addDays(date, 1) });
  let first: LocalDate | null = null;
  for (const segment of segments.reverse()) {
    if (segment.kind === 'open' || segment.payer === paidBy) break;
    first = segment.period.from;
  }
  return first;
}

/** Whom the college named in its answer; when it named nobody, whom the law names on that day. */
function answerOn(
  caseFile: CaseFile,
  placement: Placement,
  date: LocalDate,
): MunicipalityCode | null {
  const { answeredOn = null, answer = null } = placement.inquiry ?? {};
  if (answeredOn === null || answeredOn > date) return null;
  return answer ?? lawfulPayer(caseFile, placement, answeredOn);
}

/** The college that granted the help: who is billed, who paid, else who was responsible at its start. */
function grantor(caseFile: CaseFile, placement: Placement): MunicipalityCode | null {
  const { receiver, paidSoFar, from } = placement;
  return receiver ?? paidSoFar ?? lawfulPayer(caseFile, placement, from);
}

function lawfulPayer(
  caseFile: CaseFile,
  placement: Placement,
  day: LocalDate,
): MunicipalityCode | null {
  const [segment] = decide(caseFile, placement, { from: day, until: addDays(day, 1) });
  return segment?.kind === 'decided' ? segment.payer : null;
}
