import type { CaseFile } from '../case-file';
import { decide } from '../decide';
import type { Placement } from '../facts';
import { atSchoolIn, caseFile, livesIn, openPeriod, placement } from '../fixtures';
import { localDate, period } from '../period';
import { custodyOf, decision, isIn, registered, stay } from './fixtures';

const MOTHER_UNKNOWN = { motherAtBirth: { status: 'unknown' } } as const;
const LETTER = registered('2020-01-01', null, { addressKind: 'briefadres' });
const GONE = registered('2020-01-01', null, { status: 'abroad', municipality: null });
const HERE = [isIn('C', '2021-01-01')];

type Row = readonly [
  title: string,
  expected: readonly string[],
  facts: Partial<CaseFile>,
  help?: Partial<Placement>,
  month?: string,
];

/** The facts of the first segment of June 2023 (or of another month), one text each. */
function factsOf(facts: Partial<CaseFile>, help: Partial<Placement> = {}, month = '2023-06') {
  const asked = placement(help);
  const file = caseFile({ placements: [asked], ...facts });
  const [segment] = decide(file, asked, period(`${month}-01`, `${month}-02`));
  return segment!.basis.facts.map(({ kind, date, municipality, detail, id }) =>
    [kind, date, municipality, detail, id].filter((part) => part != null).join(' '),
  );
}

describe('the facts that a decision rests on', () => {
  const rows: readonly Row[] = [
    ['point 1: since when', ['residence 2012-05-05 A'], {}],
    [
      'point 2: the first stay, and the address of the day before',
      ['stay 2023-03-01 P stay-2023-03-01', 'residence 2023-02-28 A'],
      { placements: [stay('2023-03-01', '2023-05-01'), stay('2023-05-01', null)] },
    ],
    [
      'of stays that begin on one day the one with the lowest id',
      ['stay 2023-03-01 Q a', 'residence 2023-02-28 A'],
      {
        placements: [stay('2023-03-01', null), stay('2023-03-01', null, { id: 'a', place: 'Q' })],
      },
    ],
    [
      'a stay of no days begins nothing',
      ['stay 2023-03-01 P stay-2023-03-01', 'residence 2023-02-28 A'],
      {
        placements: [
          stay('2023-03-01', '2023-03-01', { id: 'a', place: 'Q' }),
          stay('2023-03-01', null),
        ],
      },
    ],
    [
      'point 3: why the address does not count, and the mother',
      ['residence 2020-01-01 B briefadres', 'mother-at-birth 2012-05-05 A'],
      { residences: [LETTER] },
    ],
    [
      'point 3: no registration at all before the stay',
      [
        'stay 2023-03-01 P stay-2023-03-01',
        'residence 2023-02-28 not-registered',
        'mother-at-birth 2012-05-05 A',
      ],
      { residences: [], placements: [stay('2023-03-01', null)] },
    ],
    [
      'point 3, last part: request and actual residence',
      [
        'residence 2020-01-01 B briefadres',
        'help-request 2022-12-01',
        'actual-residence 2021-01-01 C',
      ],
      { residences: [LETTER], ...MOTHER_UNKNOWN, actualResidences: HERE },
      { helpRequestDate: localDate('2022-12-01') },
    ],
    [
      'point 4',
      ['residence 2020-01-01 abroad', 'help-request 2023-01-01', 'actual-residence 2021-01-01 C'],
      { residences: [GONE], actualResidences: HERE },
    ],
    [
      'who paid so far',
      ['residence not-registered', 'help-request 2023-01-01', 'paid-so-far Z'],
      { residences: [], ...MOTHER_UNKNOWN },
      { paidSoFar: 'Z' },
    ],
    [
      'custody',
      ['custody 2015-01-01 C'],
      { custody: [custodyOf('mother', 'C', '2015-01-01')] },
      openPeriod('2020-01-01'),
      '2021-06',
    ],
    [
      'an adult under the older rule',
      ['birth 2003-01-01', 'residence 2003-01-01 A'],
      { birthDate: localDate('2003-01-01'), residences: [livesIn('A', '2003-01-01')] },
      openPeriod('2020-01-01'),
      '2021-06',
    ],
    [
      'in two places at once',
      [
        'actual-residence 2020-01-01 C',
        'actual-residence 2021-01-01 D',
        'help-request 2023-01-01',
        'residence 2020-01-01 B briefadres',
      ],
      {
        residences: [LETTER],
        ...MOTHER_UNKNOWN,
        actualResidences: [isIn('C', '2020-01-01'), isIn('D', '2021-01-01')],
      },
    ],
    [
      'placed from nowhere into a stay: its place at the request for that stay',
      [
        'stay 2023-03-01 P stay-2023-03-01',
        'residence 2023-02-28 not-registered',
        'help-request 2023-02-01',
      ],
      {
        residences: [],
        ...MOTHER_UNKNOWN,
        placements: [stay('2023-03-01', null, { helpRequestDate: localDate('2023-02-01') })],
      },
    ],
    [
      'an asked-for help during a stay: the place of that stay',
      ['residence 2020-01-01 abroad', 'help-request 2023-04-01', 'stay P'],
      { residences: [GONE], placements: [stay('2023-03-01', '2023-05-01')] },
      { helpRequestDate: localDate('2023-04-01') },
    ],
    [
      'a start that cannot be traced: the stay and each address',
      ['residence 2012-05-05 A', 'residence 2023-03-12 B', 'stay 2023-04-01 P stay-2023-04-01'],
      {
        residences: [livesIn('A', '2012-05-05', '2023-03-12'), livesIn('B', '2023-03-12')],
        placements: [stay('2023-04-01', null, { startUntraceable: true })],
      },
    ],
    [
      'a start that cannot be traced: who paid so far',
      ['paid-so-far Z', 'residence 2012-05-05 A', 'stay 2023-04-01 P stay-2023-04-01'],
      { placements: [stay('2023-04-01', null, { startUntraceable: true })] },
      { paidSoFar: 'Z' },
    ],
    [
      'guardianship: the place of the stay',
      ['custody 2015-01-01 G', 'stay P'],
      {
        custody: [custodyOf('institution', 'G', '2015-01-01')],
        placements: [stay('2020-03-01', null)],
      },
      openPeriod('2020-01-01'),
      '2021-06',
    ],
    [
      'an adult without an address under the older rule: where it is',
      ['birth 2003-01-01', 'actual-residence 2021-01-01 C'],
      {
        birthDate: localDate('2003-01-01'),
        residences: [],
        actualResidences: HERE,
      },
      openPeriod('2020-01-01'),
      '2021-06',
    ],
    [
      'an adult of whom nothing is known under the older rule: who paid so far',
      ['birth 2003-01-01', 'help-request 2020-01-01', 'paid-so-far Z'],
      { birthDate: localDate('2003-01-01'), residences: [] },
      { ...openPeriod('2020-01-01'), paidSoFar: 'Z' },
      '2021-06',
    ],
    [
      'pupil transport: the place of the stay',
      ['stay P'],
      { residences: [], placements: [stay('2023-03-01', null)] },
      { stream: 'pupil-transport' },
    ],
    [
      'a place that the state pays',
      ['stay 2023-01-01 P help'],
      {},
      { stream: 'residential-pupil', stay: 'closed', place: 'P' },
    ],
    ['nobody told who had custody: none', [], {}, openPeriod('2020-01-01'), '2021-06'],
    [
      'pupil transport: the address, where nothing else shows the place',
      ['residence 2012-05-05 A'],
      {},
      { stream: 'pupil-transport' },
    ],
    [
      'a pupil from abroad: that, and the school',
      ['residence 2021-07-31 abroad', 'enrolment 2021-08-01 B B-2021-08-01'],
      { residences: [GONE], enrolments: [atSchoolIn('B', '2021-08-01')] },
      { stream: 'sbo-transfer' },
    ],
    [
      'two schools of one partnership before: the first by id',
      ['enrolment 2022-08-01 C a'],
      {
        enrolments: [
          atSchoolIn('C', '2021-08-01', null, { id: 'b', schoolId: 'one' }),
          atSchoolIn('C', '2022-08-01', null, { id: 'a', schoolId: 'other' }),
        ],
      },
      { stream: 'residential-pupil' },
    ],
    [
      'a pupil whose home is nowhere: none',
      [],
      { residences: [], enrolments: [atSchoolIn('B', '2021-08-01')] },
      { stream: 'sbo-transfer' },
    ],
    ['no school: none', [], {}, { stream: 'sbo-transfer' }],
    [
      'a pupil of whom nothing is known: none',
      [],
      { residences: [] },
      { stream: 'pupil-transport' },
    ],
    ['help that the state pays: none', [], {}, { isPaidByState: true }],
    ['an allocation that was removed: none', [], {}, { isRemoved: true }],
    [
      'a merger, with its day',
      ['residence 2012-05-05 0501', 'merger 2023-01-01 1992'],
      { residences: [livesIn('0501', '2012-05-05')] },
    ],
    [
      'a merger of one bearer of several',
      ['decision 2023-03-03 decision', 'merger 2023-01-01 1992'],
      { decisions: [decision(['0501', 'A'])] },
    ],
    [
      'a split leaves no successor to name',
      ['merger 2021-01-01', 'residence 2012-05-05 0788'],
      { residences: [livesIn('0788', '2012-05-05')] },
    ],
    [
      'each decision once, the newest first',
      ['decision 2023-05-01 later', 'decision 2023-03-03 decision'],
      {
        decisions: [
          decision(['C']),
          decision(['C']),
          decision(['C'], { id: 'later', decidedOn: localDate('2023-05-01') }),
        ],
      },
    ],
    [
      'an open part names what it was torn between, each fact once',
      ['residence 2012-05-05 A', 'residence 2020-01-01 B'],
      { residences: [livesIn('B', '2020-01-01'), livesIn('A', '2012-05-05')] },
    ],
  ];
  it.each(rows.map((row) => [row[0], row] as const))('%s', (_title, row) => {
    const [, expected, facts, help, month] = row;
    expect(factsOf(facts, help, month)).toEqual(expected);
  });

  it('has no ground beside it when it is open, also of help from before 2022', () => {
    const help = placement(openPeriod('2021-06-01'));
    const file = caseFile({ residences: [], ...MOTHER_UNKNOWN, placements: [help] });
    const [segment] = decide(file, help, period('2023-06-01', '2023-06-02'));
    expect(segment!.kind).toBe('open');
    expect(segment!.basis.beside).toBeUndefined();
  });
});
