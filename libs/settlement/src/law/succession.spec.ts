import { livesIn, openPeriod } from '../fixtures';
import { answerOn, decision, stay } from './fixtures';

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
});
