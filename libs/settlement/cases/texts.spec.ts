import { continuation } from '../src/continuation';
import { decide } from '../src/decide';
import { explain, explainContinuation, explainInterim, type Names } from '../src/explain/explain';
import type { Language } from '../src/explain/texts';
import { municipality } from '../src/geo/municipalities';
import { interimPayer } from '../src/interim-payer';
import { addDays } from '../src/period';
import { askedIn } from './answer';
import type { CaseSet, Question, WorkedCase } from './format';
import own from './law-cases.json';
import shared from './woonplaats-cases.json';

const cases = [shared, own].flatMap((set) => (set as unknown as CaseSet).cases);

/** What a controller at a municipality reads about a question: the answer with its grounds. */
function textOf(worked: WorkedCase, question: Question, language: Language): string {
  const { caseFile, placement, on } = askedIn(worked, question, []);
  const names: Names = {
    municipality: (code) => municipality(code)?.name,
    convenant: (id) => caseFile.convenants.find((one) => one.id === id),
    decision: (id) => caseFile.decisions.find((one) => one.id === id)?.reference,
  };
  if (question.subject === 'INTERIM_PAYER') {
    return explainInterim(interimPayer(caseFile, placement, on), language, names);
  }
  const [segment] = decide(caseFile, placement, { from: on, until: addDays(on, 1) });
  const right = continuation(caseFile, placement, on);
  const texts = [explain(segment!, language, names)];
  return [...texts, ...(right ? [explainContinuation(right, language)] : [])].join('\n');
}

describe.each(['nl', 'en'] as const)('the answers in %s', (language) => {
  it.each(cases.map((worked) => [worked.id, worked] as const))('%s', (_id, worked) => {
    const texts = worked.questions.map(
      (question) => `${question.on} ${question.subject}\n${textOf(worked, question, language)}`,
    );
    expect(texts.join('\n\n')).toMatchSnapshot();
  });

  it('name an article or a person, and never a code, a null or an empty place', () => {
    for (const worked of cases) {
      for (const question of worked.questions) {
        const text = textOf(worked, question, language);
        expect(text).not.toMatch(/JW\d|JWOLD|WPO\d|WEC\d|null|undefined|  |: \(|\(\)/);
        expect(text).toMatch(
          /artikel|art\. |afspraak|agreement|advies|advice|mens|person|Rijk|state/,
        );
      }
    }
  });
});
