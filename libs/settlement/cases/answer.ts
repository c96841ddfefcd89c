import type { CaseFile } from '../src/case-file';
import { continuation } from '../src/continuation';
import { decide } from '../src/decide';
import type { Basis, Segment } from '../src/decision';
import type { Placement, Share } from '../src/facts';
import { interimPayer } from '../src/interim-payer';
import { addDays, covers, type LocalDate } from '../src/period';
import { helpOf } from './episodes';
import { dateOf, Facts } from './flags';
import type { Question, WorkedCase } from './format';
import { partnershipsIn } from './partnerships';
import { readCase } from './read';
import { mergersBy, renamed } from './renamed';
import { schoolTypeOf } from './schools';

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

/** A question as the engine is asked it. */
export interface Asked {
  readonly caseFile: CaseFile;
  readonly placement: Placement;
  readonly on: LocalDate;
}

/** The facts of a case and what is asked about; `shared` = the recorded decision of who bears what. */
export function askedIn(worked: WorkedCase, question: Question, shared: readonly Share[]): Asked {
  const facts = new Facts(worked);
  const read = readCase(worked);
  const on = dateOf(question.on);
  const isAboutPartnerships = question.subject === 'SWV_PAYER';
  const current = renamed(read, mergersBy(facts, on));
  const inTerms = isAboutPartnerships ? renamed(current, partnershipsIn(facts)) : current;
  const caseFile = withDecision(inTerms, on, shared);
  const placement = placementOf(caseFile, worked, question, on) ?? helpOf(worked, facts);
  return { caseFile, placement: inStream(placement, worked, question), on };
}

/** Answers one question of a case. */
export function answer(worked: WorkedCase, question: Question, shared: readonly Share[]): Answer {
  const { caseFile, placement, on } = askedIn(worked, question, shared);
  const interim = interimPayer(caseFile, placement, on);
  if (question.subject === 'INTERIM_PAYER') {
    const { payer, basis, settleFrom } = interim;
    const status = payer === null ? 'NEEDS_DECISION' : 'DETERMINED';
    return { ...NOTHING, status, responsible: payer, grounds: groundsOf(basis), settleFrom };
  }
  const [segment] = decide(caseFile, placement, { from: on, until: addDays(on, 1) });
  if (!segment) throw new RangeError(`no answer for ${worked.id}`);
  if (segment.kind === 'open') return left(segment);
  const right = continuation(caseFile, placement, on);
  const isShared = segment.shares.length > 1 && isByPersons(segment);
  return {
    ...NOTHING,
    status: isShared ? 'SHARED' : 'DETERMINED',
    responsible: isShared ? null : inRole(segment, question.subject),
    grounds: [...new Set([...groundsOf(segment.basis), ...(right ? [right.ground] : [])])],
    candidates: segment.shares.map(({ municipality }) => municipality),
    continuationUntil: right?.until ? addDays(right.until, -1) : null,
    settleFrom: interim.settleFrom,
  };
}

const NOTHING = {
  responsible: null,
  candidates: [],
  reason: null,
  continuationUntil: null,
  settleFrom: null,
} as const;

/** What the state pays is determined, but by no municipality. */
function left({ reason, candidates }: Extract<Segment, { kind: 'open' }>): Answer {
  const status = reason === 'paid-by-state' ? 'DETERMINED' : 'NEEDS_DECISION';
  return { ...NOTHING, status, grounds: [], candidates, reason };
}

function isByPersons({ basis: { rung } }: Segment): boolean {
  return rung === 'AGREEMENT' || rung === 'BINDING_ADVICE' || rung === 'COURT';
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

/** The episode that is named, else one that runs on the day: for pupils a stay goes first. */
function placementOf(
  { placements }: CaseFile,
  worked: WorkedCase,
  { episode, subject }: Question,
  on: LocalDate,
): Placement | undefined {
  const named = placements.find(({ id }) => id === episode);
  if (named) return named;
  if (episode) throw new RangeError(`${worked.id} has no episode ${episode}`);
  const running = placements.filter((one) => covers(one, on));
  const stay = subject === 'SWV_PAYER' ? running.find((one) => one.stay !== null) : undefined;
  return stay ?? running[0] ?? placements[0];
}

/** The placement in the money stream of the question. */
function inStream(placement: Placement, { school }: WorkedCase, { subject }: Question): Placement {
  if (subject === 'LEERLINGENVERVOER') return { ...placement, stream: 'pupil-transport' };
  if (subject !== 'SWV_PAYER') return placement;
  const isSbo = schoolTypeOf(school?.type) === 'sbo';
  const isResident = placement.stay !== null && !isSbo;
  return { ...placement, stream: isResident ? 'residential-pupil' : 'sbo-transfer' };
}

function withDecision(caseFile: CaseFile, on: LocalDate, shares: readonly Share[]): CaseFile {
  if (shares.length === 0) return caseFile;
  const recorded = {
    id: 'recorded',
    source: 'binding-advice',
    reference: 'decision of the case',
    from: on,
    until: null,
    decidedOn: on,
    placementId: null,
    shares,
    setsAside: null,
  } as const;
  return { ...caseFile, decisions: [recorded] };
}
