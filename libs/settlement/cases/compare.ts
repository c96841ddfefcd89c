import { answer, type Answer } from './answer';
import type { Expected, Question, WorkedCase } from './format';

/** One question with what the engine says to it. */
export interface Verdict {
  readonly ok: boolean;
  readonly line: string;
}

/** Asks the engine every question of a case and compares. */
export function compareCase(worked: WorkedCase): Verdict[] {
  return worked.questions.map((question) => {
    const { expected, on, subject, episode } = question;
    const asked = `${worked.id} ${on} ${subject}${episode ? ` ${episode}` : ''}`;
    try {
      const got = answer(worked, question, []);
      const differing = differences(worked, question, got);
      const ok = differing.length === 0;
      const told = `expected ${wanted(expected)}; got ${gotten(got)}`;
      const because = ok ? '' : ` (${differing.join(', ')})`;
      return { ok, line: `${ok ? 'ok     ' : 'differs'} ${asked}: ${told}${because}` };
    } catch (error) {
      const reason = error instanceof Error ? error.message : `${error}`;
      return { ok: false, line: `differs ${asked}: cannot be read: ${reason}` };
    }
  });
}

/** In what the answer does not agree with the case. */
function differences(worked: WorkedCase, question: Question, got: Answer): string[] {
  const { expected } = question;
  if (expected.status === 'DETERMINED') return determinedOtherwise(expected, got);
  const candidates = [...(expected.candidates ?? [])].sort();
  const named = candidates.length > 0;
  const open = [
    ...(got.status === 'NEEDS_DECISION' ? [] : ['status']),
    ...(named && `${candidates}` !== `${got.candidates}` ? ['candidates'] : []),
  ];
  return expected.status === 'SHARED' ? [...open, ...sharedOtherwise(worked, question)] : open;
}

function determinedOtherwise(expected: Expected, got: Answer): string[] {
  const { legal_ground: ground, continuation_until: end, settle_from: from } = expected;
  return [
    ...(got.status === 'DETERMINED' ? [] : ['status']),
    ...(codeOf(got.responsible) === codeOf(expected.responsible ?? null) ? [] : ['responsible']),
    ...(!ground || got.grounds.includes(ground) ? [] : ['ground']),
    ...(!end || got.continuationUntil === end ? [] : ['continuation']),
    ...(!from || got.settleFrom === from ? [] : ['settle from']),
  ];
}

/** A shared case: once the decision is recorded, its parties bear it together on that ground. */
function sharedOtherwise(worked: WorkedCase, question: Question): string[] {
  const parties = [...(question.expected.candidates ?? [])].sort();
  const shares = parties.map((municipality) => ({
    municipality,
    numerator: 1,
    denominator: parties.length,
  }));
  const got = answer(worked, question, shares);
  const isShared = got.status === 'SHARED' && `${got.candidates}` === `${parties}`;
  const { legal_ground: ground } = question.expected;
  return isShared && (!ground || got.grounds.includes(ground)) ? [] : ['shared'];
}

/** A partnership may be written as "SWV of A"; a code may carry the prefix of CBS. */
function codeOf(responsible: string | null): string | null {
  return responsible?.replace(/^GM(?=\d{4}$)|\b(SWV|of|van)\b|[\s_-]/gi, '') ?? null;
}

function wanted({ status, responsible, legal_ground, candidates }: Expected): string {
  return [status, responsible ?? candidates?.join('/'), legal_ground].filter(Boolean).join(' ');
}

function gotten({ status, responsible, grounds, candidates, reason }: Answer): string {
  const named = responsible ?? candidates.join('/');
  return [status, named, grounds.join('+'), reason].filter(Boolean).join(' ');
}
