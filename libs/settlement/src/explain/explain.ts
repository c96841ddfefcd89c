import type { Continuation } from '../continuation';
import type { Posting, PostingContent, Segment } from '../decision';
import type { InterimPayer } from '../interim-payer';
import { addDays } from '../period';
import { capital, Speech, type Names, type Open } from './speech';
import type { Language } from './texts';

export type { Names };

/**
 * Tells in plain words why a posting or a decision is as it is: who pays what, the article, the
 * facts with their dates, the clause with its version, and what would change the answer.
 */
export function explain(
  subject: PostingContent | Posting | Segment,
  language: Language,
  names: Names = {},
): string {
  const say = new Speech(language, names);
  if ('debtor' in subject) return [say.posting(subject), ...say.basis(subject.basis)].join('\n');
  if (subject.kind === 'decided') {
    return [...say.decided(subject), ...say.basis(subject.basis)].join('\n');
  }
  return [...say.open(subject), ...say.facts(subject.basis.facts)].join('\n');
}

/** Tells why a part is left to a person, and what that person can do. */
export function explainOpen(part: Open, language: Language, names: Names = {}): string {
  return new Speech(language, names).open(part).join('\n');
}

/** Tells who pays the provider meanwhile, by when it is answered and from when it is settled. */
export function explainInterim(
  { payer, basis, answerDue, settleFrom }: InterimPayer,
  language: Language,
  names: Names = {},
): string {
  const say = new Speech(language, names);
  const { pays, nobody, answerDue: due, settleFrom: from } = say.texts.interim;
  return [
    payer === null ? nobody : capital(pays(say.place(payer))),
    ...(answerDue === null ? [] : [due(say.date(answerDue))]),
    ...(settleFrom === null ? [] : [from(say.date(settleFrom))]),
    ...say.basis(basis),
  ].join('\n');
}

/** Tells which help the child may keep after another municipality became responsible, and how long. */
export function explainContinuation(
  { ground, from, until }: Continuation,
  language: Language,
): string {
  const say = new Speech(language, {});
  const { until: through, always, since } = say.texts.continuation;
  const { article, rule } = say.texts.rungs[ground];
  return [
    until === null ? always : through(say.date(addDays(until, -1))),
    since(say.date(from)),
    say.texts.law(article, capital(rule)),
  ].join('\n');
}
