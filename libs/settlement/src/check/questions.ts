import type { Moment } from '../clauses/moment';
import { inScope } from '../clauses/scope';
import { kindOf, titleOf, type Clause } from '../clauses/table';
import type { Text } from '../clauses/text';

/** What the clauses of a convenant answer: the roles, the bearers, and each kind about amounts. */
export interface Question {
  readonly title: Text;
  readonly isAbout: (clause: Clause) => boolean;
  /** null: this clause does not answer on this day. */
  readonly answer: (clause: Clause, moment: Moment) => string | null;
}

const roles: readonly Question[] = [
  {
    title: { nl: 'wie de regie heeft', en: 'who coordinates' },
    isAbout: (clause) => kindOf(clause).coordinator !== undefined,
    answer: (clause, moment) => kindOf(clause).coordinator?.(clause, moment) ?? null,
  },
  {
    title: { nl: 'wie eerst betaalt', en: 'who pays first' },
    isAbout: (clause) => kindOf(clause).prefinancier !== undefined,
    answer: (clause, moment) => kindOf(clause).prefinancier?.(clause, moment) ?? null,
  },
  {
    title: { nl: 'wie de kosten draagt', en: 'who bears the cost' },
    isAbout: (clause) => kindOf(clause).bearers !== undefined,
    answer: (clause, moment) => {
      const shares = kindOf(clause).bearers?.(clause, moment);
      return shares ? JSON.stringify(shares) : null;
    },
  },
];

/** What may be asked of these clauses. Without an answer the law decides. */
export function questionsIn(clauses: readonly Clause[]): Question[] {
  const aboutAmounts = clauses.filter((clause) => {
    const { adjustment, surcharge, weighs, bearers } = kindOf(clause);
    return (adjustment ?? surcharge ?? weighs) !== undefined && bearers === undefined;
  });
  const kinds = [...new Set(aboutAmounts.map(({ kind }) => kind))];
  return [
    ...roles,
    ...kinds.map((kind) => ({
      title: titleOf(kind),
      isAbout: (clause: Clause) => clause.kind === kind,
      answer: (clause: Clause) => JSON.stringify(clause),
    })),
  ];
}

/** Whether leaving a question open on some days is a gap; amounts may be limited on some only. */
export function mayLeaveGaps(question: Question): boolean {
  return !roles.includes(question);
}

/** The clauses that answer a question on a day, in order; the first decides. */
export function answersOn(
  question: Question,
  clauses: readonly Clause[],
  moment: Moment,
): { clause: Clause; answer: string }[] {
  return clauses.flatMap((clause) => {
    const answer = answerOf(question, clause, moment);
    return answer === null ? [] : [{ clause, answer }];
  });
}

/** What a clause answers on a day; null when it is not about the question, or not about the day. */
export function answerOf(question: Question, clause: Clause, moment: Moment): string | null {
  if (!question.isAbout(clause) || !inScope(clause.scope, moment)) return null;
  return question.answer(clause, moment);
}
