import type { CaseFile } from '../case-file';
import { decide } from '../decide';
import type { Placement } from '../facts';
import { atSchoolIn, caseFile, livesIn, openPeriod, placement } from '../fixtures';
import { addDays, localDate, period } from '../period';
import { answerOn, registered, stay } from './fixtures';

const transfer = { ...openPeriod('2020-08-01'), stream: 'sbo-transfer' } as const;
const basic = { ...transfer, group: 'basic-funding' } as const;
const from = (day: string) => ({ enrolments: [atSchoolIn('B', day, null, { schoolType: 'sbo' })] });

describe('the transfer of WPO 125 and the count of 1 October', () => {
  it.each<[string, string, Partial<CaseFile>, Partial<Placement>, string]>([
    [
      'there on 1 October: the support part',
      '2021-11-01',
      from('2021-10-01'),
      transfer,
      'A WPO125',
    ],
    [
      'there on 1 October: the basic part comes from the state',
      '2021-11-01',
      from('2021-10-01'),
      basic,
      'open paid-by-state',
    ],
    ['from 2 October: the support part', '2021-11-01', from('2021-10-02'), transfer, 'A WPO125'],
    ['from 2 October: the basic part too', '2021-11-01', from('2021-10-02'), basic, 'A WPO125'],
    ['until the school year ends', '2022-07-31', from('2021-10-02'), basic, 'A WPO125'],
    ['counted in the next one', '2022-08-01', from('2021-10-02'), basic, 'open paid-by-state'],
    [
      'before 1 October of its first year',
      '2021-09-01',
      from('2021-08-20'),
      basic,
      'open paid-by-state',
    ],
    ['no such split since 2023', '2023-01-01', from('2021-10-01'), basic, 'A WEC40'],
  ])('%s', (_title, on, facts, help, answer) => expect(answerOn(on, facts, help)).toBe(answer));

  it('is not kept back for a move to where no one partnership is known', () => {
    const moved = [livesIn('A', '2012-05-05', '2021-07-01'), livesIn('0788', '2021-07-01')];
    const enrolments = [atSchoolIn('0788', '2021-08-01', null, { schoolType: 'sbo' })];
    const answer = answerOn('2021-11-01', { residences: moved, enrolments }, transfer);
    expect(answer).toBe('open several-partnerships PO3004/PO3005');
  });

  it('is told with its date', () => {
    const help = placement(basic);
    const file = caseFile({ ...from('2021-10-02'), placements: [help] });
    const told = decide(file, help, period('2021-11-01', '2022-09-01')).map((segment) => [
      segment.period.from,
      segment.basis.facts.find(({ kind }) => kind === 'count-date'),
    ]);
    const fact = { kind: 'count-date', municipality: null };
    expect(told).toEqual([
      ['2021-11-01', { ...fact, date: '2021-10-01', detail: 'counted-elsewhere' }],
      ['2022-08-01', { ...fact, date: '2022-10-01', detail: 'counted-here' }],
    ]);
  });
});

describe('a pupil at a special school (WEC 40)', () => {
  const so = atSchoolIn('B', '2021-08-01', null, { schoolType: 'so' });
  const vso = atSchoolIn('B', '2021-08-01', null, { schoolType: 'vso' });
  const bo = atSchoolIn('C', '2016-08-01', '2021-08-01', { schoolType: 'bo' });
  const abroad = { status: 'abroad', municipality: null, addressKind: null } as const;
  it.each<[string, Partial<CaseFile>, string]>([
    ['the partnership of the school before', { enrolments: [so, bo] }, 'C WEC40'],
    ['of the home when there was no school', { enrolments: [so] }, 'A WEC40'],
    [
      'of the home when the school before was of another level',
      { enrolments: [vso, bo] },
      'A WEC40',
    ],
    [
      'the home when the school began, not later',
      {
        enrolments: [so],
        residences: [livesIn('A', '2012-05-05', '2021-08-01'), livesIn('D', '2021-08-01')],
      },
      'A WEC40',
    ],
    [
      'from abroad: the partnership of the school itself',
      { enrolments: [so], residences: [registered('2012-05-05', null, abroad)] },
      'B WEC40',
    ],
    ['nowhere at all', { enrolments: [so], residences: [] }, 'open no-residence-known'],
  ])('%s', (_title, facts, answer) => {
    expect(answerOn('2021-11-01', facts, transfer)).toBe(answer);
  });
});

describe('a municipality that was split', () => {
  it.each([
    ['into areas of two partnerships', '0788', 'open several-partnerships PO3004/PO3005'],
    ['into areas of one partnership', '0501', 'PO2808 WEC40'],
  ])('%s', (_title, code, answer) => {
    const so = atSchoolIn('B', '2019-08-01', null, { schoolType: 'so' });
    const facts = { enrolments: [so], residences: [livesIn(code, '2012-05-05')] };
    expect(answerOn('2023-06-01', facts, transfer)).toBe(answer);
  });
});

describe('what the state pays', () => {
  it.each<[string, Partial<Placement>, string]>([
    ['foster care in a Nidos family', { isPaidByState: true }, 'open paid-by-state'],
    [
      'a pupil in a closed institution',
      { stream: 'residential-pupil', stay: 'closed' },
      'open paid-by-state',
    ],
    [
      'a pupil in detention',
      { stream: 'residential-pupil', legalBasis: 'jji' },
      'open paid-by-state',
    ],
    ['youth care in a closed institution is not', { stay: 'closed' }, 'A JW1.1-2'],
  ])('%s', (_title, help, answer) => expect(answerOn('2023-06-01', {}, help)).toBe(answer));

  it('is no stay of point 2, so help around it follows the address', () => {
    const nidos = stay('2023-02-01', null, { legalBasis: 'other-scheme', isPaidByState: true });
    const residences = [livesIn('A', '2012-05-05', '2023-02-01'), livesIn('B', '2023-02-01')];
    expect(answerOn('2023-06-01', { residences, placements: [nidos] })).toBe('B JW1.1-1');
  });
});

it('passes foster care that was asked for before 2022 to the new rule by art. 10.1', () => {
  const asked = { stay: 'foster-care', helpRequestDate: localDate('2021-12-20') } as const;
  const late = stay('2022-02-01', null, asked);
  expect(answerOn('2022-03-01', { placements: [late] }, late)).toBe('A JW1.1-2+JW10.1');
  const askedAfter = { ...late, helpRequestDate: localDate('2022-01-01') };
  expect(answerOn('2022-03-01', { placements: [askedAfter] }, askedAfter)).toBe('A JW1.1-2');
  const other = { ...late, stay: 'residential' } as const;
  expect(answerOn('2022-03-01', { placements: [other] }, other)).toBe('A JW1.1-2');
});

it('keeps a secret place out of the facts', () => {
  const secret = stay('2023-02-01', null, { isPlaceSecret: true });
  const file = caseFile({ placements: [secret] });
  const on = localDate('2023-06-01');
  const [segment] = decide(file, secret, { from: on, until: addDays(on, 1) });
  const [fact] = segment!.basis.facts;
  expect(fact).toMatchObject({ kind: 'stay', municipality: null, detail: 'secret' });
});
