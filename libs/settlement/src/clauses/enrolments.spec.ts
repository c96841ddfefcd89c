import type { Enrolment } from '../facts';
import { atSchoolIn, placement } from '../fixtures';
import { localDate } from '../period';
import { enrolmentOn, hostOn, unbroken } from './enrolments';

const at = (school: string, from: string, until: string | null = null, more = {}): Enrolment =>
  atSchoolIn(school, from, until, more);
const told = (enrolments: readonly Enrolment[]) =>
  unbroken(enrolments).map(({ schoolMunicipality, from, until }) =>
    [schoolMunicipality, from, until ?? 'on'].join(' '),
  );

describe('enrolments at one school', () => {
  it.each<[string, Enrolment[], string[]]>([
    ['none', [], []],
    [
      'that touch are one',
      [at('B', '2023-01-01', '2023-02-01'), at('B', '2023-02-01', '2023-03-01')],
      ['B 2023-01-01 2023-03-01'],
    ],
    [
      'that overlap are one, up to the last end',
      [at('B', '2023-01-01', '2023-04-01'), at('B', '2023-02-01', '2023-03-01')],
      ['B 2023-01-01 2023-04-01'],
    ],
    [
      'with a gap of a day are two',
      [at('B', '2023-01-01', '2023-02-01'), at('B', '2023-02-02', '2023-03-01')],
      ['B 2023-01-01 2023-02-01', 'B 2023-02-02 2023-03-01'],
    ],
    [
      'of which the first runs on take in the second',
      [at('B', '2023-01-01'), at('B', '2023-02-01', '2023-03-01')],
      ['B 2023-01-01 on'],
    ],
    [
      'of which the second runs on run on',
      [at('B', '2023-01-01', '2023-02-01'), at('B', '2023-01-15')],
      ['B 2023-01-01 on'],
    ],
    [
      'with one at another school between them are one all the same',
      [at('B', '2023-01-01', '2023-02-01'), at('C', '2023-01-20'), at('B', '2023-02-01')],
      ['B 2023-01-01 on', 'C 2023-01-20 on'],
    ],
    [
      'that moved to another municipality are two',
      [
        at('B', '2023-01-01', '2023-02-01', { schoolId: 's' }),
        at('C', '2023-02-01', null, { schoolId: 's' }),
      ],
      ['B 2023-01-01 2023-02-01', 'C 2023-02-01 on'],
    ],
    [
      'that became of another type are two',
      [at('B', '2023-01-01', '2023-02-01'), at('B', '2023-02-01', null, { schoolType: 'vso' })],
      ['B 2023-01-01 2023-02-01', 'B 2023-02-01 on'],
    ],
    ['without a day do not count', [at('B', '2023-01-01', '2023-01-01')], []],
    [
      'are told by their start',
      [at('B', '2023-03-01'), at('C', '2023-01-01')],
      ['C 2023-01-01 on', 'B 2023-03-01 on'],
    ],
  ])('%s', (_, enrolments, runs) => {
    expect(told(enrolments)).toEqual(runs);
    expect(told([...enrolments].reverse())).toEqual(runs);
  });

  it('keep the id of the first, of two on one day the first by id', () => {
    const two = [
      at('B', '2023-01-01', null, { id: 'y' }),
      at('B', '2023-01-01', null, { id: 'x' }),
    ];
    expect(unbroken(two).map(({ id }) => id)).toEqual(['x']);
    expect(unbroken([...two].reverse()).map(({ id }) => id)).toEqual(['x']);
  });
});

describe('the school of a day', () => {
  const runs = unbroken([at('B', '2023-01-01', '2023-03-01'), at('C', '2023-02-01', '2023-02-15')]);
  it.each([
    ['2022-12-31', null, 'R'],
    ['2023-01-01', 'B', 'B'],
    ['2023-02-01', 'C', 'C'],
    ['2023-02-15', 'B', 'B'],
    ['2023-03-01', null, 'R'],
  ])('%s: at school in %s, host %s', (day, school, host) => {
    const help = placement({ receiver: 'R' });
    expect(enrolmentOn(runs, localDate(day))?.schoolMunicipality ?? null).toBe(school);
    expect(hostOn(runs, help, localDate(day))).toBe(host);
  });
  it('nobody is host without school and receiver', () =>
    expect(hostOn(runs, placement({ receiver: null }), localDate('2022-01-01'))).toBeNull());
});
