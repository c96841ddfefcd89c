import {
  explain,
  explainInterim,
  municipality,
  type InterimPayer,
  type Language,
} from '@grensverkeer/settlement';
import { MUNICIPALITIES } from '../explanations/names';
import { otherMunicipality } from './decide-request';
import type { RequestRow } from './request.entity';

type Sentence = (request: RequestRow) => string;

const LEADS: Readonly<Record<Language, Readonly<Record<RequestRow['state'], Sentence>>>> = {
  nl: {
    new: () => 'Dit verzoek wordt nog bekeken.',
    'in-doubt': ({ investigated }) =>
      'Wie verantwoordelijk is, staat niet vast: zoek het uit, in onderling overleg met de ' +
      'gemeenten die in aanmerking komen. De hulp en de betaling wachten daar niet op.' +
      (investigated ? ' De aanbieder heeft bericht dat het in onderzoek is (JW319).' : ''),
    ours: ({ municipality: code }) =>
      `${nameOf(code)} is verantwoordelijk. Beslis over de hulp: wijs toe of wijs af.`,
    elsewhere: (request) =>
      `${named(request)} is verantwoordelijk. De afwijzing (JW319, reden 8) gaat vanzelf uit.`,
    rejected: ({ answeredTo }) =>
      answeredTo === null
        ? 'Dit verzoek is afgewezen.'
        : `Dit verzoek is afgewezen: ${nameOf(answeredTo)} is verantwoordelijk (JW319, reden 8).`,
    allocated: () => 'Dit verzoek is toegewezen.',
  },
  en: {
    new: () => 'This request has yet to be looked at.',
    'in-doubt': ({ investigated }) =>
      'Who is responsible is not certain: find out, together with the municipalities that may ' +
      'be. Help and payment do not wait for it.' +
      (investigated ? ' The provider was told that it is looked into (JW319).' : ''),
    ours: ({ municipality: code }) =>
      `${nameOf(code)} is responsible. Decide about the help: allocate or reject.`,
    elsewhere: (request) =>
      `${named(request)} is responsible. The rejection (JW319, reason 8) goes out by itself.`,
    rejected: ({ answeredTo }) =>
      answeredTo === null
        ? 'This request was rejected.'
        : `This request was rejected: ${nameOf(answeredTo)} is responsible (JW319, reason 8).`,
    allocated: () => 'This request was allocated.',
  },
};

const UNDECIDED: Readonly<
  Record<'child-unknown' | 'not-computed', Readonly<Record<Language, string>>>
> = {
  'child-unknown': {
    nl: 'Van deze jeugdige is hier niets bekend: vraag de inschrijving in de BRP op.',
    en: 'Nothing is known here of this child: ask for its registration in the BRP.',
  },
  'not-computed': {
    nl: 'Het antwoord kon niet worden uitgerekend: zoek het uit en meld het de beheerder.',
    en: 'The answer could not be computed: find out, and tell whoever runs the system.',
  },
};

const OUTDATED: Readonly<Record<Language, (now: string) => string>> = {
  nl: (now) => `Let op: naar de feiten van nu is ${now} verantwoordelijk. Herstel het antwoord.`,
  en: (now) => `Mind: by the facts of now ${now} is responsible. Mend the answer.`,
};

const ANSWER_REFUSED: Readonly<Record<Language, string>> = {
  nl: 'De aanbieder heeft het antwoord afgekeurd: stuur een verbeterd antwoord.',
  en: 'The provider has refused the answer: send a better one.',
};

/** Why a request stands where it stands, and what is asked of the official. */
export function explainRequest(
  request: RequestRow,
  interim: InterimPayer | null,
  language: Language,
): string {
  const { decision, state, outdated, answerRefused, failure } = request;
  const lines = [LEADS[language][state](request)];
  if (answerRefused) lines.push(ANSWER_REFUSED[language]);
  if (outdated) lines.push(OUTDATED[language](named(request)));
  if (failure !== null) lines.push(UNDECIDED['not-computed'][language]);
  else if (decision && 'period' in decision) {
    lines.push(explain(decision, language, MUNICIPALITIES));
  } else if (decision) lines.push(UNDECIDED[decision.kind][language]);
  if (interim) lines.push(explainInterim(interim, language, MUNICIPALITIES));
  return lines.join('\n');
}

const named = (request: RequestRow): string =>
  nameOf(otherMunicipality(request, request.decision) ?? request.municipality);

/** The name of a municipality, or its code where it has none. */
const nameOf = (code: string): string => municipality(code)?.name ?? code;
