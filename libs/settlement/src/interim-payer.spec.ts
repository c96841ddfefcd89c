import { caseFile, livesIn, openPeriod, placement } from './fixtures';
import { interimPayer, settleFrom } from './interim-payer';
import { localDate } from './period';

const MOVED = [livesIn('A', '2012-05-05', '2024-01-01'), livesIn('B', '2024-01-01')];
const on = localDate('2024-02-15');
const asked = { askedOn: localDate('2024-01-20'), answeredOn: null, answer: null };

describe('who pays the provider meanwhile', () => {
  it.each([
    ['the college that granted the help', {}, 'A', '2024-01-01'],
    ['the college that is billed', { receiver: 'C' }, 'C', '2023-11-01'],
    ['the college that paid so far', { paidSoFar: 'D' }, 'D', '2023-11-01'],
    ['as long as the question is not answered', { inquiry: asked }, 'A', '2024-01-01'],
    [
      'whom the answer names',
      { inquiry: { ...asked, answeredOn: localDate('2024-02-01'), answer: 'E' } },
      'E',
      '2023-11-01',
    ],
    [
      'whom the law names when the answer names nobody',
      { inquiry: { ...asked, answeredOn: localDate('2024-02-01') } },
      'B',
      null,
    ],
    [
      'not yet what is answered later',
      { inquiry: { ...asked, answeredOn: localDate('2024-03-01'), answer: 'E' } },
      'A',
      '2024-01-01',
    ],
  ])('%s', (_title, more, payer, from) => {
    const help = placement({ ...openPeriod('2023-11-01'), receiver: null, ...more });
    const found = interimPayer(caseFile({ residences: MOVED, placements: [help] }), help, on);
    expect([found.payer, found.settleFrom]).toEqual([payer, from]);
    expect(found.basis.rung).toBe('JW8.2.1');
  });

  it('gives the college two weeks to answer', () => {
    const help = placement({ inquiry: asked });
    const found = interimPayer(caseFile({ placements: [help] }), help, on);
    expect(found.answerDue).toBe('2024-02-03');
    expect(interimPayer(caseFile(), placement(), on).answerDue).toBeNull();
  });

  it('tells the question as a fact, from the day it was asked', () => {
    const help = placement({ inquiry: { ...asked, askedOn: on } });
    const factsOn = (day: string) =>
      interimPayer(caseFile({ placements: [help] }), help, localDate(day)).basis.facts;
    expect(factsOn('2024-02-14')).toEqual([]);
    expect(factsOn('2024-02-15')).toEqual([{ kind: 'inquiry', date: on, municipality: 'A' }]);
  });

  it('knows nobody when the law leaves it open and nobody was billed', () => {
    const help = placement({ receiver: null });
    const facts = caseFile({
      residences: [],
      motherAtBirth: { status: 'unknown' },
      placements: [help],
    });
    const found = interimPayer(facts, help, on);
    expect([found.payer, found.settleFrom]).toEqual([null, null]);
  });

  it('owes nobody who is not known, also when the law names somebody later', () => {
    const help = placement({ ...openPeriod('2023-11-01'), receiver: null });
    const facts = caseFile({
      residences: [livesIn('B', '2024-01-01')],
      motherAtBirth: { status: 'unknown' },
      placements: [help],
    });
    const found = interimPayer(facts, help, on);
    expect([found.payer, found.settleFrom]).toEqual([null, null]);
  });
});

describe('from when is settled', () => {
  it('goes back to 1 January 2022 when that is discovered late', () => {
    const help = placement(openPeriod('2016-04-01'));
    const custody = [{ ...openPeriod('2012-05-05'), holder: 'mother', municipality: 'H' } as const];
    const facts = caseFile({ custody, placements: [help] });
    expect(settleFrom(facts, help, localDate('2024-02-01'), 'H')).toBe('2022-01-01');
    expect(settleFrom(facts, help, localDate('2024-02-01'), 'A')).toBeNull();
  });

  it.each<[string, string, string, string | null]>([
    ['since the move, when the old home still pays', '2024-02-15', 'A', '2024-01-01'],
    ['on the first day', '2024-01-01', 'A', '2024-01-01'],
    ['on the day before it pays its own', '2023-12-31', 'A', null],
    ['since the beginning, when a third has paid', '2024-02-15', 'C', '2023-11-01'],
    ['also for help that has yet to begin', '2023-10-31', 'C', '2023-10-31'],
  ])('%s', (_title, day, paidBy, from) => {
    const help = placement(openPeriod('2023-11-01'));
    const facts = caseFile({ residences: MOVED, placements: [help] });
    expect(settleFrom(facts, help, localDate(day), paidBy)).toBe(from);
  });

  it('goes back no further than the day from which it is known who pays', () => {
    const residences = [livesIn('A', '2012-05-05'), livesIn('B', '2012-05-05', '2024-02-01')];
    const help = placement(openPeriod('2023-11-01'));
    const facts = caseFile({ residences, placements: [help] });
    expect(settleFrom(facts, help, on, 'C')).toBe('2024-02-01');
    expect(settleFrom(facts, help, localDate('2024-01-31'), 'C')).toBeNull();
  });
});
