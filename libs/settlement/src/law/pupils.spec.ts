import type { CaseFile } from '../case-file';
import { atSchoolIn, livesIn, openPeriod } from '../fixtures';
import { localDate } from '../period';
import { answerOn, isIn, registered, stay } from './fixtures';

type Rows = readonly (readonly [string, Partial<CaseFile>, string])[];

describe('pupil transport', () => {
  const rows: Rows = [
    ['where the pupil stays', { actualResidences: [isIn('D', '2020-01-01')] }, 'D WPO4'],
    ['the place of the stay', { placements: [stay('2022-01-01', null)] }, 'P WPO4'],
    [
      'not the place of respite',
      { placements: [stay('2022-01-01', null, { stay: 'respite' })] },
      'A WPO4',
    ],
    ['the home when nothing else is shown', {}, 'A WPO4'],
    [
      'in two places at once',
      { actualResidences: [isIn('D', '2020-01-01'), isIn('E', '2020-01-01')] },
      'open actual-residence-unclear D/E',
    ],
    [
      'two stays at once',
      { placements: [stay('2022-01-01', null), stay('2022-02-01', null, { place: 'R' })] },
      'open actual-residence-unclear P/R',
    ],
    [
      'staying abroad, whatever a placement says',
      { actualResidences: [isIn(null, '2020-01-01')], placements: [stay('2022-01-01', null)] },
      'open no-residence-known',
    ],
    ['staying abroad', { actualResidences: [isIn(null, '2020-01-01')] }, 'open no-residence-known'],
    ['nothing known', { residences: [] }, 'open no-residence-known'],
  ];
  it.each(rows)('%s', (_title, facts, answer) => {
    expect(answerOn('2023-06-01', facts, { stream: 'pupil-transport' })).toBe(answer);
  });
});

describe('a pupil in a residential institution', () => {
  const before = atSchoolIn('C', '2018-08-01', '2022-07-01', { schoolType: 'bo' });
  const inside = atSchoolIn('P', '2023-01-15', null, { schoolType: 'vso' });
  const rows: Rows = [
    ['the partnership of the school before', { enrolments: [before, inside] }, 'C WPO132-5'],
    [
      'of the school at which it stays',
      { enrolments: [atSchoolIn('C', '2018-08-01')] },
      'C WPO132-5',
    ],
    ['of the home when there was no school', { enrolments: [inside] }, 'A WPO132-5'],
    [
      'by the real table',
      { enrolments: [atSchoolIn('0501', '2018-08-01', null, { schoolType: 'bo' })] },
      'PO2808 WPO132-5',
    ],
    [
      'two schools before at once',
      { enrolments: [before, atSchoolIn('D', '2018-08-01', '2022-07-01')] },
      'open several-partnerships C/D',
    ],
    ['no home either', { residences: [] }, 'open no-residence-known'],
    [
      'the last school, not an earlier one',
      { enrolments: [before, atSchoolIn('D', '2016-08-01', '2018-08-01')] },
      'C WPO132-5',
    ],
  ];
  it.each(rows)('%s', (_title, facts, answer) => {
    expect(answerOn('2023-06-01', facts, { stream: 'residential-pupil' })).toBe(answer);
  });

  it.each(['closed', 'detention'] as const)('in %s is paid by the state', (kind) => {
    const help = { stream: 'residential-pupil', stay: kind } as const;
    expect(answerOn('2023-06-01', { enrolments: [before] }, help)).toBe('open paid-by-state');
  });

  it('looks before the whole chain of stays', () => {
    const facts = {
      enrolments: [before, atSchoolIn('P', '2022-07-01', null)],
      placements: [stay('2022-07-01', '2023-01-01'), stay('2023-01-01', null)],
    };
    const help = { ...stay('2023-01-01', null), stream: 'residential-pupil' } as const;
    expect(answerOn('2023-06-01', facts, help)).toBe('C WPO132-5');
  });
});

describe('a pupil in special primary education', () => {
  const sbo = atSchoolIn('B', '2021-08-01', null, { schoolType: 'sbo' });
  const before = atSchoolIn('C', '2018-08-01', '2021-08-01', { schoolType: 'bo' });
  const movedOn = (day: string) => [livesIn('A', '2012-05-05', day), livesIn('B', day)];
  const rows: readonly (readonly [string, string, Partial<CaseFile>, string])[] = [
    ['the home partnership', '2022-03-01', { enrolments: [sbo] }, 'A WPO125'],
    [
      'moved into the area within six months: nothing to transfer',
      '2021-12-01',
      { enrolments: [sbo], residences: movedOn('2022-02-01') },
      'B WPO125',
    ],
    [
      'moved later: the home partnership until then',
      '2021-12-01',
      { enrolments: [sbo], residences: movedOn('2022-02-02') },
      'A WPO125',
    ],
    ['not at such a school', '2022-03-01', { enrolments: [before] }, 'open no-enrolment-known'],
    ['since 2023 the previous school', '2023-01-01', { enrolments: [sbo, before] }, 'C WEC40'],
    ['since 2023 without a previous school', '2023-01-01', { enrolments: [sbo] }, 'A WEC40'],
    [
      'no home',
      '2022-03-01',
      {
        enrolments: [sbo],
        residences: [registered('2012-05-05', null, { addressKind: 'briefadres' })],
      },
      'open no-residence-known',
    ],
  ];
  it.each(rows)('%s', (_title, on, facts, answer) => {
    const help = { ...openPeriod('2021-08-01'), stream: 'sbo-transfer' } as const;
    expect(answerOn(on, { birthDate: localDate('2012-05-05'), ...facts }, help)).toBe(answer);
  });
});
