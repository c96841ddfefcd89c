import { answer, type Answer } from './answer';
import { codeOf, Facts } from './flags';
import type { Expected, Question, WorkedCase } from './format';
import { partnershipsIn } from './partnerships';

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
  if (expected.status === 'DETERMINED') return determinedOtherwise(worked, expected, got);
  const candidates = (expected.candidates ?? []).map(codeOf).sort();
  const named = candidates.length > 0;
  // Who bears what may stand among the facts already; then nobody has to choose any more.
  if (expected.status === 'SHARED' && got.status === 'SHARED') {
    return named && `${candidates}` !== `${got.candidates}` ? ['candidates'] : [];
  }
  const open = [
    ...(got.status === 'NEEDS_DECISION' ? [] : ['status']),
    ...(named && `${candidates}` !== `${got.candidates}` ? ['candidates'] : []),
  ];
  return expected.status === 'SHARED' ? [...open, ...sharedOtherwise(worked, question)] : open;
}

function determinedOtherwise(worked: WorkedCase, expected: Expected, got: Answer): string[] {
  const { legal_ground: ground, continuation_until: end, settle_from: from } = expected;
  const wanted = bare(expected.responsible ?? null);
  const partnership = wanted && partnershipsIn(new Facts(worked)).get(wanted);
  const isSame = [wanted, bare(partnership ?? wanted)].includes(bare(got.responsible));
  return [
    ...(got.status === 'DETERMINED' ? [] : ['status']),
    ...(isSame ? [] : ['responsible']),
    ...(!ground || got.grounds.includes(ground) || got.responsible === null ? [] : ['ground']),
    ...(!end || got.continuationUntil === end ? [] : ['continuation']),
    ...(!from || got.settleFrom === from ? [] : ['settle from']),
  ];
}

/** A shared case: once the decision is recorded, its parties bear it together on that ground. */
function sharedOtherwise(worked: WorkedCase, question: Question): string[] {
  const parties = (question.expected.candidates ?? []).map(codeOf).sort();
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

/** A partnership may be written as "SWV of A"; a municipality as its code or its name. */
function bare(responsible: string | null): string | null {
  if (responsible === null) return null;
  return codeOf(
    codeOf(responsible).replace(/samenwerkingsverband|partnership|SWV|\b(of|van)\b|[\s_:-]/gi, ''),
  );
}

function wanted({ status, responsible, legal_ground, candidates }: Expected): string {
  return [status, responsible ?? candidates?.join('/'), legal_ground].filter(Boolean).join(' ');
}

function gotten({ status, responsible, grounds, candidates, reason }: Answer): string {
  const named = responsible ?? candidates.join('/');
  return [status, named, grounds.join('+'), reason].filter(Boolean).join(' ');
}
