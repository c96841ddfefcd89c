import { factsOfChild, type FactsOfChild } from './case-file';

const nothing: FactsOfChild = {
  childId: 'c',
  birthDate: null,
  motherAtBirth: { status: 'unknown' },
  residences: [],
  actualResidences: [],
  custody: [],
  enrolments: [],
  decisions: [],
};
const some = (name: string) => [{ name }] as never;
const all: FactsOfChild = {
  childId: 'c',
  birthDate: '2014-05-01' as never,
  motherAtBirth: { status: 'known' } as never,
  residences: some('residences'),
  actualResidences: some('actualResidences'),
  custody: some('custody'),
  enrolments: some('enrolments'),
  decisions: some('decisions'),
};

it('leaves empty what was not told', () => expect(factsOfChild('c', {})).toEqual(nothing));

it('takes what was told, and nothing beside it', () => {
  expect(factsOfChild('c', { ...all, childId: 'other', lines: some('lines') })).toEqual(all);
});
