import type { CaseFile } from '../case-file';
import type { Placement } from '../facts';
import { livesIn, openPeriod } from '../fixtures';
import { localDate } from '../period';
import { answerOn, custodyOf, isIn, registered, stay } from './fixtures';

const OLD_HELP = openPeriod('2020-01-01');

const rows: Readonly<Record<string, readonly [Partial<CaseFile>, string, Partial<Placement>?]>> = {
  'a minor follows the mother with custody': [
    { custody: [custodyOf('mother', 'C', '2012-05-05')] },
    'C JWOLD-1',
  ],
  'both parents at one address': [
    { custody: [custodyOf('both-parents', 'C', '2012-05-05')] },
    'C JWOLD-1',
  ],
  'both parents apart: with whom the child actually stays': [
    {
      custody: [custodyOf('both-parents', null, '2012-05-05')],
      actualResidences: [isIn('D', '2021-01-01')],
    },
    'D JWOLD-1',
  ],
  'both parents apart: with whom it stayed last': [
    {
      custody: [custodyOf('both-parents', null, '2012-05-05')],
      actualResidences: [
        isIn('D', '2019-01-01', '2020-01-01'),
        isIn('E', '2018-01-01', '2019-01-01'),
      ],
    },
    'D JWOLD-1',
  ],
  'both parents apart: with whom it stayed last, whatever was told first': [
    {
      custody: [custodyOf('both-parents', null, '2012-05-05')],
      actualResidences: [
        isIn('E', '2018-01-01', '2019-01-01'),
        isIn('D', '2019-01-01', '2020-01-01'),
        isIn(null, '2020-01-01', '2020-06-01'),
        isIn('F', '2021-07-01'),
      ],
    },
    'D JWOLD-1',
  ],
  'both parents apart, in foster care since the child left one of them': [
    {
      custody: [custodyOf('both-parents', null, '2012-05-05')],
      actualResidences: [isIn('D', '2012-05-05', '2020-06-01')],
      placements: [stay('2020-06-01', null)],
    },
    'D JWOLD-1',
  ],
  'both parents apart, in foster care from the day it first was with one of them': [
    {
      custody: [custodyOf('both-parents', null, '2012-05-05')],
      residences: [],
      actualResidences: [isIn('D', '2020-06-01')],
      placements: [stay('2020-06-01', null)],
    },
    'open custody-unclear D',
  ],
  'both parents apart: with whom it stayed to the last day, not for longest': [
    {
      custody: [custodyOf('both-parents', null, '2012-05-05')],
      actualResidences: [
        isIn('E', '2018-01-01', '2019-12-31'),
        isIn('D', '2019-12-31', '2020-01-01'),
      ],
    },
    'D JWOLD-1',
  ],
  'both parents apart: with whom it stayed last, though it came there first': [
    {
      custody: [custodyOf('both-parents', null, '2012-05-05')],
      actualResidences: [
        isIn('E', '2018-01-01', '2021-01-01'),
        isIn('D', '2019-01-01', '2020-01-01'),
      ],
    },
    'E JWOLD-1',
  ],
  'both parents apart, in foster care: with whom it was on the eve': [
    {
      custody: [custodyOf('both-parents', null, '2012-05-05')],
      actualResidences: [
        isIn('E', '2018-01-01', '2020-05-31'),
        isIn('D', '2020-05-31', '2020-06-01'),
      ],
      placements: [stay('2020-06-01', null)],
    },
    'D JWOLD-1',
  ],
  'guardianship of an institution, and nothing shows where the child is: who paid so far': [
    { custody: [custodyOf('institution', 'G', '2012-05-05')], residences: [] },
    'Z JWOLD-3',
    { paidSoFar: 'Z' },
  ],
  'an adult of whom nothing is known: who paid so far, by another rule': [
    { birthDate: localDate('2003-01-01'), residences: [] },
    'Z JWOLD-3',
    { paidSoFar: 'Z' },
  ],
  'custody that is over decides no more': [
    {
      custody: [
        custodyOf('mother', 'C', '2012-05-05', '2021-06-15'),
        custodyOf('father', 'D', '2021-06-15'),
      ],
    },
    'D JWOLD-1',
  ],
  'whoever has custody is not told, and the child is elsewhere than registered': [
    { actualResidences: [isIn('D', '2021-01-01'), isIn('E', '2019-01-01', '2021-01-01')] },
    'open custody-unclear A/D',
  ],
  'an adult without an address, of whom nothing is known': [
    { birthDate: localDate('2003-01-01'), residences: [] },
    'open no-residence-known',
  ],
  'both parents apart, in foster care: with whom it stayed before': [
    {
      custody: [custodyOf('both-parents', null, '2012-05-05')],
      actualResidences: [isIn('D', '2012-05-05', '2020-06-01'), isIn('P', '2020-06-01')],
      placements: [stay('2020-06-01', null)],
    },
    'D JWOLD-1',
  ],
  'both parents apart: with whom it is registered, where nothing else shows it': [
    { custody: [custodyOf('both-parents', null, '2012-05-05')] },
    'A JWOLD-1',
  ],
  'both parents apart, and nobody knows with whom': [
    { custody: [custodyOf('both-parents', null, '2012-05-05')], residences: [] },
    'open custody-unclear',
  ],
  'guardianship of an institution: where it is registered, where nothing else shows it': [
    { custody: [custodyOf('institution', 'G', '2012-05-05')] },
    'A JWOLD-2',
  ],
  'guardianship of an institution: actual stay': [
    {
      custody: [custodyOf('institution', 'G', '2012-05-05')],
      actualResidences: [isIn('D', '2021-01-01')],
    },
    'D JWOLD-2',
  ],
  'guardianship of an institution: place of the stay': [
    {
      custody: [custodyOf('institution', 'G', '2012-05-05')],
      placements: [stay('2020-06-01', null)],
    },
    'P JWOLD-2',
  ],
  'custody holder unknown or abroad: actual stay at the request': [
    {
      custody: [custodyOf('father', null, '2012-05-05')],
      actualResidences: [isIn('D', '2019-01-01')],
    },
    'D JWOLD-3',
  ],
  'custody holder abroad and nothing else known': [
    { custody: [custodyOf('father', null, '2012-05-05')] },
    'open no-residence-known A',
  ],
  'from eighteen the own address': [
    { birthDate: localDate('2003-06-15'), custody: [custodyOf('mother', 'C', '2003-06-15')] },
    'A JWOLD-4+JWOLD-1',
  ],
  'the day before the eighteenth birthday': [
    { birthDate: localDate('2003-06-16'), custody: [custodyOf('mother', 'C', '2003-06-16')] },
    'C JWOLD-1',
  ],
  'an adult without an address: where it actually is': [
    {
      birthDate: localDate('2003-01-01'),
      residences: [registered('2003-01-01', null, { addressKind: 'briefadres' })],
      actualResidences: [isIn('D', '2021-01-01')],
    },
    'D JWOLD-4+JWOLD-1',
  ],
  'an adult under a note still lives there': [
    {
      birthDate: localDate('2003-01-01'),
      residences: [
        registered('2003-01-01', null, { underInvestigation: openPeriod('2021-01-01') }),
      ],
    },
    'B JWOLD-4+JWOLD-1',
  ],
  'an adult registered twice': [
    {
      birthDate: localDate('2003-01-01'),
      residences: [livesIn('A', '2003-01-01'), livesIn('B', '2020-01-01')],
    },
    'open overlapping-residences A/B',
  ],
  'nobody told who has custody': [{}, 'open custody-unclear A'],
  'two who claim custody': [
    { custody: [custodyOf('mother', 'C', '2012-05-05'), custodyOf('father', 'D', '2020-01-01')] },
    'open custody-unclear C/D',
  ],
  'two who claim custody in one municipality': [
    { custody: [custodyOf('mother', 'C', '2012-05-05'), custodyOf('father', 'C', '2020-01-01')] },
    'C JWOLD-1',
  ],
};

describe('the rule until 31 December 2021', () => {
  it.each(Object.entries(rows))('%s', (_title, [facts, answer, help]) => {
    expect(answerOn('2021-06-15', facts, { ...OLD_HELP, ...help })).toBe(answer);
  });

  it('holds for a child of whom no birth date is known', () => {
    const facts = { birthDate: null, custody: [custodyOf('mother', 'C', '2012-05-05')] };
    expect(answerOn('2021-06-15', facts, OLD_HELP)).toBe('C JWOLD-1');
  });

  it('ends with the year 2021', () => {
    const facts = { custody: [custodyOf('mother', 'C', '2012-05-05')] };
    expect(answerOn('2021-12-31', facts, OLD_HELP)).toBe('C JWOLD-1');
    expect(answerOn('2022-01-01', facts, OLD_HELP)).toBe('A JW1.1-1+JW10.1');
  });
});

describe('a stay that began untraceably before 2022', () => {
  it('leaves the choice to the old and the new municipality', () => {
    const untraceable = stay('2016-01-01', null, { startUntraceable: true });
    const facts = {
      custody: [custodyOf('mother', 'C', '2012-05-05')],
      placements: [untraceable],
    };
    expect(answerOn('2022-03-01', facts, untraceable)).toBe('open stay-start-untraceable A/C');
    const inTurn = [
      custodyOf('mother', 'C', '2012-05-05', '2021-12-31'),
      custodyOf('mother', 'D', '2021-12-31', '2022-01-01'),
      custodyOf('mother', 'E', '2022-01-01'),
    ];
    expect(answerOn('2022-03-01', { ...facts, custody: inTurn }, untraceable)).toBe(
      'open stay-start-untraceable A/D',
    );
    const lastDay = stay('2021-12-31', null, { startUntraceable: true });
    expect(answerOn('2022-03-01', { ...facts, placements: [lastDay] }, lastDay)).toBe(
      'open stay-start-untraceable A/C',
    );
    const paid = { ...untraceable, paidSoFar: 'H' };
    expect(answerOn('2022-03-01', { placements: [paid] }, paid)).toBe(
      'open stay-start-untraceable A/H',
    );
  });
});
