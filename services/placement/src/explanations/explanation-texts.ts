import {
  addDays,
  explain,
  municipality,
  type CaseFile,
  type Continuation,
  type InterimPayer,
  type Language,
  type LocalDate,
  type Segment,
} from '@grensverkeer/settlement';

/** What was found about a placement on a day. */
export interface Found {
  readonly segment: Segment;
  readonly interim: InterimPayer;
  readonly continuation: Continuation | null;
}

interface Sentences {
  readonly pays: (payer: string) => string;
  readonly due: (day: LocalDate) => string;
  readonly owed: (payer: string, from: LocalDate) => string;
  readonly keeps: (article: string, from: LocalDate, until: LocalDate | null) => string;
}

const ARTICLES = { 'JW2.7a': '2.7a', 'JW10.1': '10.1' } as const;

const SENTENCES: Readonly<Record<Language, Sentences>> = {
  nl: {
    pays: (payer) => `${payer} betaalt nu de aanbieder (Jeugdwet art. 8.2.1).`,
    due: (day) => `Het antwoord aan de aanbieder moet er op ${day} zijn.`,
    owed: (payer, from) => `Wat ${payer} vanaf ${from} betaalt, wordt daarna verrekend.`,
    keeps: (article, from, until) =>
      `De jeugdige houdt vanaf ${from} recht op dezelfde hulp, aanbieder en tarieven` +
      `${until === null ? '' : ` tot en met ${addDays(until, -1)}`} (Jeugdwet art. ${article}).`,
  },
  en: {
    pays: (payer) => `${payer} pays the provider now (Youth Act art. 8.2.1).`,
    due: (day) => `The answer to the provider is due on ${day}.`,
    owed: (payer, from) => `What ${payer} pays from ${from} on is settled afterwards.`,
    keeps: (article, from, until) =>
      `From ${from} the child keeps the right to the same help, provider and tariffs` +
      `${until === null ? '' : ` through ${addDays(until, -1)}`} (Youth Act art. ${article}).`,
  },
};

/** Who is responsible and why, who pays until that is settled, and what stays as it was. */
export function textOf(found: Found, caseFile: CaseFile, language: Language): string {
  const { segment, interim, continuation } = found;
  const say = SENTENCES[language];
  const { payer, answerDue, settleFrom } = interim;
  const name = payer === null ? '' : nameOf(payer);
  return [
    explain(segment, language, {
      municipality: nameOf,
      convenant: (id, version) =>
        caseFile.convenants.find((one) => one.id === id && one.version === version),
      decision: (id) => caseFile.decisions.find((one) => one.id === id)?.reference,
    }),
    ...(payer === null ? [] : [say.pays(name)]),
    ...(answerDue === null ? [] : [say.due(answerDue)]),
    ...(payer === null || settleFrom === null ? [] : [say.owed(name, settleFrom)]),
    ...(continuation === null
      ? []
      : [say.keeps(ARTICLES[continuation.ground], continuation.from, continuation.until)]),
  ].join('\n');
}

const nameOf = (code: string): string => municipality(code)?.name ?? code;
