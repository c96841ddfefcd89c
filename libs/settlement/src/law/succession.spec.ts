import { decide } from '../decide';
import { caseFile, livesIn, openPeriod, placement } from '../fixtures';
import { period } from '../period';
import { answerOn, custodyOf, decision, stay } from './fixtures';

describe('merged and split municipalities', () => {
  it.each([
    [
      'before the merger',
      '2023-01-01',
      '2022-12-31',
      livesIn('0501', '2012-05-05'),
      '0501 JW1.1-1',
    ],
    [
      'from the merger on',
      '2023-01-01',
      '2023-01-01',
      livesIn('0501', '2012-05-05'),
      '1992 JW1.1-1',
    ],
    [
      'a merger in the middle of a year',
      '2022-01-01',
      '2022-03-24',
      livesIn('0457', '2012-05-05'),
      '0363 JW1.1-1',
    ],
    [
      'a split leaves open which part',
      '2022-01-01',
      '2022-06-01',
      livesIn('0788', '2012-05-05'),
      'open municipality-split 0757/0824/0855/0865',
    ],
    [
      'a code that is in no table stands for itself',
      '2022-01-01',
      '2022-06-01',
      livesIn('Q', '2012-05-05'),
      'Q JW1.1-1',
    ],
  ])('%s', (_title, from, on, residence, answer) => {
    expect(answerOn(on, { residences: [residence] }, openPeriod(from))).toBe(answer);
  });

  it('follows a merger for the address before a stay', () => {
    const facts = {
      residences: [livesIn('0501', '2012-05-05', '2022-05-01'), livesIn('B', '2022-05-01')],
      placements: [stay('2022-05-01', null)],
    };
    expect(answerOn('2023-01-01', facts)).toBe('1992 JW1.1-2');
  });

  it('follows a merger for what people decided', () => {
    const decisions = [decision(['0501', '1992', 'A'], openPeriod('2022-01-01'))];
    expect(answerOn('2022-12-31', { decisions })).toBe('0501 AGREEMENT');
    expect(answerOn('2023-01-01', { decisions })).toBe('1992 AGREEMENT');
  });

  it('follows a merger for one bearer of several, and adds up what becomes one', () => {
    const decisions = [decision(['0501', 'A'], openPeriod('2022-01-01'))];
    const [asked, day] = [placement(), period('2023-01-01', '2023-01-02')];
    const [segment] = decide(caseFile({ decisions }), asked, day);
    expect(segment).toMatchObject({
      payer: '1992',
      shares: [
        { municipality: '1992', numerator: 1, denominator: 2 },
        { municipality: 'A', numerator: 1, denominator: 2 },
      ],
    });
  });

  it('leaves it open when one bearer of several was split', () => {
    const decisions = [decision(['A', '0788'], openPeriod('2020-01-01'))];
    expect(answerOn('2022-06-01', { decisions }, openPeriod('2022-01-01'))).toBe(
      'open municipality-split 0757/0824/0855/0865/A',
    );
  });

  it('names candidates by who stands in their place, each once', () => {
    const residences = [livesIn('0501', '2012-05-05'), livesIn('1992', '2012-05-05')];
    const rows = [...residences, livesIn('A', '2012-05-05')];
    expect(answerOn('2023-06-01', { residences: rows })).toBe('open overlapping-residences 1992/A');
  });

  it('names candidates in order, whoever they were before', () => {
    const residences = [livesIn('0501', '2012-05-05'), livesIn('1979', '2021-01-01')];
    expect(answerOn('2022-12-31', { residences })).toBe('open overlapping-residences 0501/1979');
    expect(answerOn('2023-01-01', { residences })).toBe('open overlapping-residences 1979/1992');
  });

  it('tells the day on which the code last passed, not what came later', () => {
    const facts = { residences: [livesIn('0001', '1980-01-01')] };
    const asked = placement(openPeriod('2018-01-01'));
    const mergers = ['2018-06-01', '2022-06-01'].map((day) => {
      const file = caseFile({ ...facts, custody: [custodyOf('mother', '0001', '1980-01-01')] });
      const [segment] = decide(file, asked, period(day, `${day.slice(0, 8)}02`));
      return segment!.basis.facts.filter(({ kind }) => kind === 'merger').map(({ date }) => date);
    });
    expect(mergers).toEqual([['1990-01-01'], ['2019-01-01']]);
  });
});
