import { compareCase } from './compare';
import type { CaseSet } from './format';
import shared from './woonplaats-cases.json';

const { cases } = shared as unknown as CaseSet;

describe('the worked cases on woonplaats', () => {
  it('are all there', () => {
    expect(cases).toHaveLength(30);
  });

  for (const worked of cases) {
    it(`${worked.id}: ${worked.title}`, () => {
      const differing = compareCase(worked).filter(({ ok }) => !ok);
      expect(differing.map(({ line }) => line)).toEqual([]);
    });
  }

  it('are not answered by whatever is expected', () => {
    const [first] = cases;
    const elsewhere = first!.questions.map((question) => ({
      ...question,
      expected: { ...question.expected, responsible: 'Q' },
    }));
    const verdicts = compareCase({ ...first!, questions: elsewhere });
    expect(verdicts.map(({ ok }) => ok)).toEqual([false, false]);
  });
});
