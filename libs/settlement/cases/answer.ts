import type { CaseFile } from '../src/case-file';
import { continuation } from '../src/continuation';
import { decide } from '../src/decide';
import type { Basis, Segment } from '../src/decision';
import type { Placement, Share } from '../src/facts';
import { interimPayer, settleFrom } from '../src/interim-payer';
import { addDays, localDate, type LocalDate } from '../src/period';
import type { Question, WorkedCase } from './format';
import { readCase } from './read';

/** What the engine answers, in the words of the format. */
export interface Answer {
  readonly status: 'DETERMINED' | 'NEEDS_DECISION' | 'SHARED';
  readonly responsible: string | null;
  readonly grounds: readonly string[];
  readonly candidates: readonly string[];
  readonly reason: string | null;
  readonly continuationUntil: string | null;
  readonly settleFrom: string | null;
}

/** Answers one question of a case; `shared` = the recorded decision that shares the cost. */
export function answer(worked: WorkedCase, question: Question, shared: readonly Share[]): Answer {
  const caseFile = withDecision(readCase(worked), question, shared);
  const placement = askedAbout(caseFile, worked, question);
  const on = localDate(question.on);
  if (question.subject === 'INTERIM_PAYER') return interim(caseFile, placement, on);
  const [segment] = decide(caseFile, placement, { from: on, until: addDays(on, 1) });
  if (!segment) throw new RangeError(`no answer for ${worked.id}`);
  if (segment.kind === 'open') return left(segment);
  const right = continuation(caseFile, placement, on);
  const { paidSoFar } = placement;
  return {
    ...NOTHING,
    status: segment.shares.length > 1 && shared.length > 0 ? 'SHARED' : 'DETERMINED',
    responsible: inRole(segment, question.subject),
    grounds: [...new Set([...groundsOf(segment.basis), ...(right ? [right.ground] : [])])],
    candidates: segment.shares.map(({ municipality }) => municipality),
    continuationUntil: right?.until ? addDays(right.until, -1) : null,
    settleFrom: paidSoFar ? settleFrom(caseFile, placement, on, paidSoFar) : null,
  };
}

const NOTHING = {
  responsible: null,
  candidates: [],
  reason: null,
  continuationUntil: null,
  settleFrom: null,
} as const;

function left({ reason, candidates }: Extract<Segment, { kind: 'open' }>): Answer {
  return { ...NOTHING, status: 'NEEDS_DECISION', grounds: [], candidates, reason };
}

function interim(caseFile: CaseFile, placement: Placement, on: LocalDate): Answer {
  const found = interimPayer(caseFile, placement, on);
  const status = found.payer === null ? 'NEEDS_DECISION' : 'DETERMINED';
  const grounds = groundsOf(found.basis);
  return { ...NOTHING, status, responsible: found.payer, grounds, settleFrom: found.settleFrom };
}

function inRole(segment: Extract<Segment, { kind: 'decided' }>, subject: string): string {
  if (subject === 'COORDINATOR') return segment.coordinator;
  return subject === 'PREFINANCIER' ? segment.prefinancier : segment.payer;
}

/** Every ground that the basis names; an agreement of any form is a CONVENANT of the format. */
function groundsOf({ rung, beside = [], clauses }: Basis): string[] {
  const agreed = clauses.length > 0 || rung === 'AGREEMENT' ? ['CONVENANT'] : [];
  return [...(rung === null ? [] : [rung]), ...beside, ...agreed];
}

/** The episode of the question, in the money stream of its subject. */
function askedAbout(caseFile: CaseFile, worked: WorkedCase, question: Question): Placement {
  const { placements } = caseFile;
  const named = placements.find(({ id }) => id === question.episode) ?? placements[0];
  if (!named) throw new RangeError(`${worked.id} has no episode to ask about`);
  switch (question.subject) {
    case 'LEERLINGENVERVOER':
      return { ...named, stream: 'pupil-transport' };
    case 'SWV_PAYER':
      return { ...named, stream: isSbo(worked) ? 'sbo-transfer' : 'residential-pupil' };
    default:
      return named;
  }
}

function isSbo({ school }: WorkedCase): boolean {
  return school?.type === 'SBO';
}

function withDecision(caseFile: CaseFile, { on }: Question, shares: readonly Share[]): CaseFile {
  if (shares.length === 0) return caseFile;
  const recorded = {
    id: 'recorded',
    source: 'binding-advice',
    reference: 'decision of the case',
    from: localDate(on),
    until: null,
    decidedOn: localDate(on),
    placementId: null,
    shares,
    setsAside: null,
  } as const;
  return { ...caseFile, decisions: [recorded] };
}
