import fc from 'fast-check';
import { compareCase } from './compare';
import type { CaseSet, WorkedCase } from './format';
import own from './law-cases.json';
import shared from './woonplaats-cases.json';

const sets: readonly (readonly [string, CaseSet, number])[] = [
  ['shared', shared as unknown as CaseSet, 30],
  ['own', own as unknown as CaseSet, 48],
];
const all = sets.flatMap(([, { cases }]) => cases);
const named = (id: string) => all.find((worked) => worked.id === id)!;

describe.each(sets)('the %s cases on woonplaats', (_set, { cases }, size) => {
  it('are all there', () => {
    expect(cases).toHaveLength(size);
  });

  it.each(cases.map((worked) => [`${worked.id}: ${worked.title}`, worked] as const))(
    '%s',
    (_title, worked) => {
      const differing = compareCase(worked).filter(({ ok }) => !ok);
      expect(differing.map(({ line }) => line)).toEqual([]);
    },
  );
});

it('are not answered by whatever is expected', () => {
  const [first] = all;
  const elsewhere = first!.questions.map((question) => ({
    ...question,
    expected: { ...question.expected, responsible: 'Q' },
  }));
  const verdicts = compareCase({ ...first!, questions: elsewhere });
  expect(verdicts.map(({ ok }) => ok)).toEqual([false, false]);
});

describe('the flags of a case', () => {
  const words = [
    'paid_by',
    'start_traceable',
    'nidos',
    'jr_connected_to_jji',
    'agreement',
    'swv_of',
  ];
  const more = [
    'previous_school',
    'convenant',
    'administrative',
    'secret',
    'resided_in',
    'asked_on',
  ];
  const names = fc.oneof(fc.constantFrom(...words, ...more), fc.string());
  const values = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom('A', 'e1', '2023-01-01'));

  it('never make a case unreadable, whatever they hold', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.dictionary(names, values), (worked, flags) => {
        const lines = compareCase({ ...worked, flags: { ...worked.flags, ...flags } });
        expect(lines.filter(({ line }) => line.includes('cannot be read'))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('with names that say nothing change no answer', () => {
    const strange = { colour_of_the_door: 'B', weather: [1, 2], note: { A: true } };
    const lines = all.flatMap((worked) =>
      compareCase({ ...worked, flags: { ...worked.flags, ...strange } }),
    );
    expect(lines.filter(({ ok }) => !ok)).toEqual([]);
  });

  /** A shared case with other flags, and what its first question is then answered. */
  const told = (id: string, flags: Record<string, unknown>, at = 0): string => {
    const worked = named(id);
    const { line } = compareCase({ ...worked, flags, questions: [worked.questions[at]!] })[0]!;
    return /got (.*?)( \(.*\))?$/.exec(line)![1]!;
  };

  it.each<[string, string]>([
    [
      'registered for a BSN only, as one spell',
      told('WP-D03', { registered_only_for_bsn: { from: '2022-02-10', to: '2022-06-01' } }),
    ],
    ['as several', told('WP-D03', { administrative_only: [['2022-02-10', '2022-06-01']] })],
    ['by municipality', told('WP-D03', { administrative_registration: 'V' })],
  ])('%s', (_title, got) => expect(got).toBe('DETERMINED Z JW1.1-3a'));

  it.each<[string, string, string]>([
    [
      'supervision follows the detention by episode',
      told('WP-D18', { connected_to_detention: ['e2'] }),
      'DETERMINED A JW1.1-2',
    ],
    [
      'the start is lost',
      told('WP-D12', { evidence_of_start: 'e1', start_date_unknown: 'e1' }, 1),
      'NEEDS_DECISION A/B/C stay-start-untraceable',
    ],
    [
      'the start is not traceable',
      told('WP-D12', { stay_start_traceable: false }, 1),
      'NEEDS_DECISION A/B/C stay-start-untraceable',
    ],
    [
      'the start of other help is lost',
      told('WP-D10', { start_date_unknown: 'e2' }),
      'DETERMINED A JW1.1-2',
    ],
    [
      'it really lived there',
      told('WP-D06', { ever_resided_in: { V: true }, currently_paid_by: 'Z' }),
      'DETERMINED V JW1.1-3b',
    ],
    [
      'it actually stayed there',
      told('WP-D06', { actual_residence_at_request: 'V', currently_paid_by: 'Z' }),
      'DETERMINED V JW1.1-3b',
    ],
    [
      'merged into another',
      told('WP-D10', { merger: { from: 'A', into: 'M', on: '2023-01-01' } }),
      'DETERMINED M JW1.1-2',
    ],
    [
      'merged later',
      told('WP-D10', { merger: { old: ['A'], new: 'M', date: '2024-01-01' } }),
      'DETERMINED A JW1.1-2',
    ],
    ['told as a pair', told('WP-D10', { merged: { A: 'M' } }), 'DETERMINED M JW1.1-2'],
    [
      'a court decided',
      told('WP-D23', { court_ruling: { payer: 'B', date: '2023-06-01' } }),
      'DETERMINED B COURT',
    ],
    [
      'they agreed on parts',
      told('WP-D23', { agreement: { A: 1, B: 3 } }),
      'SHARED A/B AGREEMENT+CONVENANT',
    ],
    [
      'they share it',
      told('WP-D23', { agreed_to_share: ['A', 'B'] }),
      'SHARED A/B AGREEMENT+CONVENANT',
    ],
    [
      'the home team said no',
      told('WP-D22', { approval_of_home_team: 'no', both_in_same_youth_region: true }, 2),
      'DETERMINED A JW1.1-1+CONVENANT',
    ],
    [
      'another region',
      told('WP-D22', { both_in_same_youth_region: false }, 1),
      'DETERMINED A JW1.1-1',
    ],
    [
      'the college agreed later',
      told('WP-D24', {
        provider_asked_on: '2024-01-20',
        other_college_agreed_on: '2024-02-10',
        college_answer: 'B',
      }),
      'DETERMINED B JW8.2.1',
    ],
  ])('%s', (_title, got, expected) => expect(got).toContain(expected));
});

it('reads dates that are told as a month or a year, and rows without an end', () => {
  const worked = named('WP-D01');
  const rows = [{ ...worked.brp_history![0]!, from: '2006', to: undefined }];
  const questions = [worked.questions[1]!];
  const loose = { ...worked, brp_history: rows, custody: [], questions } as unknown as WorkedCase;
  expect(compareCase(loose)[0]!.ok).toBe(true);
});
