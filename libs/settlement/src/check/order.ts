import type { Moment } from '../clauses/moment';
import { inScope } from '../clauses/scope';
import type { Clause } from '../clauses/table';
import type { ConvenantVersion } from '../convenant';
import { exampleOf, type Finding } from './finding';
import { answerOf, answersOn, mayLeaveGaps, questionsIn, type Question } from './questions';

/** A question that the convenant answers for some children and leaves open for others. */
export function gaps({ clauses }: ConvenantVersion, samples: readonly Moment[]): Finding[] {
  return questionsIn(clauses).flatMap((question): Finding[] => {
    if (mayLeaveGaps(question)) return [];
    const isAnswered = (moment: Moment) => answersOn(question, clauses, moment).length > 0;
    const open = samples.find((moment) => !isAnswered(moment));
    if (open === undefined || !samples.some(isAnswered)) return [];
    const { nl, en } = question.title;
    return [
      {
        code: 'gap',
        nl: `Niet voor elk kind is afgesproken ${nl}. Voor de anderen geldt dan de wet.`,
        en: `It is not agreed for every child ${en}. For the others the law decides.`,
        example: exampleOf(open),
      },
    ];
  });
}

/** A clause that never decides, because others always go first or its scope never holds. */
export function unreachable({ clauses }: ConvenantVersion, samples: readonly Moment[]): Finding[] {
  const questions = questionsIn(clauses);
  return clauses.flatMap((clause): Finding[] => {
    const within = samples.filter((moment) => inScope(clause.scope, moment));
    const first = within[0];
    if (first === undefined) return samples[0] ? [neverInScope(clause, samples[0])] : [];
    const own = questions.filter(({ isAbout }) => isAbout(clause));
    if (own.length === 0 || own.some((one) => mayDecide(one, clause, clauses, within))) return [];
    const [before] = own.flatMap((one) => answersOn(one, clauses, first));
    return [
      {
        code: 'unreachable',
        clauseId: clause.id,
        nl: `Deze afspraak werkt nooit, want ${before!.clause.id} gaat altijd voor.`,
        en: `This clause never works, for ${before!.clause.id} always goes first.`,
        example: exampleOf(first),
      },
    ];
  });
}

/** Two clauses that fit one child with other answers, where neither is an exception of the other. */
export function overlaps({ clauses }: ConvenantVersion, samples: readonly Moment[]): Finding[] {
  return questionsIn(clauses).flatMap((question) => {
    const asked = clauses.filter(question.isAbout).map((clause) => ({
      clause,
      answers: samples.map((one) => answerOf(question, clause, one)),
    }));
    return asked.flatMap((one, at) =>
      asked.slice(at + 1).flatMap((next): Finding[] => {
        const example = samples[overlapOf(one.answers, next.answers)];
        if (example === undefined) return [];
        return [
          {
            code: 'overlap',
            clauseId: next.clause.id,
            nl: `Deze afspraak en ${one.clause.id} zeggen iets anders; alleen de volgorde beslist.`,
            en: `This clause and ${one.clause.id} say different things; only their order decides.`,
            example: exampleOf(example),
          },
        ];
      }),
    );
  });
}

function neverInScope({ id }: Clause, sample: Moment): Finding {
  return {
    code: 'unreachable',
    clauseId: id,
    nl: 'Deze afspraak geldt nooit binnen het convenant.',
    en: 'This clause never holds within the convenant.',
    example: exampleOf(sample),
  };
}

/** Whether on some day no earlier clause has answered; a clause with conditions may then decide. */
function mayDecide(
  question: Question,
  clause: Clause,
  clauses: readonly Clause[],
  within: readonly Moment[],
): boolean {
  const earlier = clauses.slice(0, clauses.indexOf(clause));
  return within.some((moment) => answersOn(question, earlier, moment).length === 0);
}

type Answers = readonly (string | null)[];

/** The first sample that both answer otherwise, if each also answers one alone; else -1. */
function overlapOf(ones: Answers, others: Answers): number {
  let isOnlyOne = false;
  let isOnlyOther = false;
  let differing = -1;
  for (const [at, one] of ones.entries()) {
    const other = others[at] ?? null;
    if (one !== null && other !== null && one !== other && differing < 0) differing = at;
    if (one !== null && other === null) isOnlyOne = true;
    if (other !== null && one === null) isOnlyOther = true;
  }
  return isOnlyOne && isOnlyOther ? differing : -1;
}
