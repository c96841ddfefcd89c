import type { Report } from '../../deploy/local/report';
import type { Absence } from './absences';
import type { Answer, Recorded } from './load';
import type { Finding } from './round';

/** No door may be silent for longer, whatever is away. */
const LONGEST_ANSWER_MS = 15_000;
/** A refusal before and after the absence itself still belongs to it. */
const AROUND_MS = 10_000;

/** How the doors answered while something was away: taken in, told to come back, anything else. */
export function tellAnswers(
  calls: readonly Recorded[],
  plan: readonly Absence[],
  report: Report,
): void {
  const answers = calls.flatMap((call) => call.answers);
  for (const absence of plan) {
    const own = answers.filter(({ at }) => isDuring(absence, at, 0));
    const refused = own.filter(({ status }) => status === 503);
    const taken = own.filter(({ status }) => status >= 200 && status < 500);
    const others = own.length - refused.length - taken.length;
    report(
      `${absence.name}: ${taken.length} calls answered within ${longest(taken)} ms, ` +
        `${refused.length} told to come back within ${longest(refused)} ms, ${others} otherwise`,
    );
  }
}

/** Answers that no door may give: faults of ours, none at all, late ones, 503 for no reason. */
export function findingsOf(calls: readonly Recorded[], plan: readonly Absence[]): Finding[] {
  return calls.flatMap(({ id, path, answers }) =>
    answers.flatMap((answer): Finding[] => {
      const fault = faultOf(answer, plan);
      return fault === null ? [] : [{ kind: 'wrong', text: `call ${id} of ${path} ${fault}` }];
    }),
  );
}

function faultOf(answer: Answer, plan: readonly Absence[]): string | null {
  const { status, text, at, ms, retryAfter } = answer;
  if (status === 0) return `had no answer (${text})`;
  if (ms > LONGEST_ANSWER_MS) return `was answered after ${ms} ms`;
  if (status !== 503) return status >= 500 ? `was answered with ${status}: ${text}` : null;
  if (retryAfter === null) return 'was refused without Retry-After';
  const mayBe = plan.some((one) => one.mayRefuse && isDuring(one, at, AROUND_MS));
  return mayBe ? null : `was refused while nothing stood in its way: ${text}`;
}

function isDuring({ began = 0, ended = 0 }: Absence, at: number, around: number): boolean {
  return began - around <= at && at <= ended + around;
}

function longest(answers: readonly Answer[]): number {
  return Math.max(0, ...answers.map(({ ms }) => ms));
}
