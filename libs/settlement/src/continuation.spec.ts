import { continuation } from './continuation';
import { caseFile, livesIn, openPeriod, placement } from './fixtures';
import { custodyOf, decision, registered, stay } from './law/fixtures';
import { localDate } from './period';

const MOVED = [livesIn('A', '2012-05-05', '2024-02-10'), livesIn('B', '2024-02-10')];

describe('the continuation right', () => {
  it.each([
    ['before a move', '2024-02-09', MOVED, null],
    ['from the day of a move', '2024-02-10', MOVED, '2025-02-10'],
    ['on its last day', '2025-02-09', MOVED, '2025-02-10'],
    ['after a year', '2025-02-10', MOVED, null],
    [
      'counts anew after a second move',
      '2024-06-01',
      [...MOVED.slice(0, 1), livesIn('B', '2024-02-10', '2024-05-01'), livesIn('C', '2024-05-01')],
      '2025-05-01',
    ],
    [
      'a move on 29 February',
      '2024-06-01',
      [livesIn('A', '2012-05-05', '2024-02-29'), livesIn('B', '2024-02-29')],
      '2025-03-01',
    ],
    ['a merger is no move', '2023-02-01', [livesIn('0501', '2012-05-05')], null],
    [
      'an address under investigation without another payer is no move',
      '2024-06-01',
      [
        registered('2012-05-05', null, {
          municipality: 'A',
          underInvestigation: openPeriod('2024-05-01'),
        }),
      ],
      null,
    ],
  ])('%s', (_title, on, residences, until) => {
    const help = placement(openPeriod('2022-09-01'));
    const facts = caseFile({ residences, placements: [help] });
    expect(continuation(facts, help, localDate(on))?.until ?? null).toBe(until);
  });

  it('also holds for help that was asked for before a move and began after it', () => {
    const help = placement({
      ...openPeriod('2024-03-01'),
      helpRequestDate: localDate('2024-01-15'),
    });
    const facts = caseFile({ residences: MOVED, placements: [help] });
    expect(continuation(facts, help, localDate('2024-03-01'))).toEqual({
      ground: 'JW2.7a',
      from: '2024-02-10',
      until: '2025-02-10',
    });
  });

  it.each([
    ['residential care for a year', stay('2018-01-01', null), '2022-06-01', '2023-01-01'],
    ['no longer', stay('2018-01-01', null), '2023-01-01', undefined],
    [
      'foster care without end',
      stay('2018-01-01', null, { stay: 'foster-care' }),
      '2024-01-01',
      null,
    ],
  ])('on 1 January 2022: %s', (_title, help, on, until) => {
    const custody = [custodyOf('mother', 'C', '2012-05-05')];
    const right = continuation(caseFile({ custody, placements: [help] }), help, localDate(on));
    expect(right?.until).toBe(until);
  });

  it('on 1 January 2022 is shown by who paid, where custody is not known', () => {
    const help = stay('2018-01-01', null, { paidSoFar: 'H' });
    const right = continuation(caseFile({ placements: [help] }), help, localDate('2022-06-01'));
    expect(right?.ground).toBe('JW10.1');
  });

  it.each<[string, string | null, string, string, string | null]>([
    ['help asked for before the move and begun after it', '2024-01-15', '2024-03-01', '2024-02-10', '2025-02-10'],
    ['and before it begins too', '2024-01-15', '2024-03-01', '2024-02-15', '2025-02-10'],
    ['help asked for on the day of the move', '2024-02-10', '2024-03-01', '2024-03-01', null],
    ['help asked for after it began', '2024-03-15', '2024-02-01', '2024-02-10', '2025-02-10'],
    ['help that begins on the day of the move', null, '2024-02-10', '2024-03-01', null],
    ['before the help was asked for', '2024-01-15', '2024-03-01', '2024-01-14', null],
  ])('%s', (_title, request, from, day, until) => {
    const asked = request === null ? null : localDate(request);
    const help = placement({ ...openPeriod(from), helpRequestDate: asked });
    const facts = caseFile({ residences: MOVED, placements: [help] });
    expect(continuation(facts, help, localDate(day))?.until ?? null).toBe(until);
  }); // prettier-ignore

  it('is no part of a stay that another municipality came to pay', () => {
    const decisions = [decision(['C'], openPeriod('2024-02-10'))];
    const help = stay('2022-09-01', null);
    const facts = caseFile({ decisions, placements: [help] });
    expect(continuation(facts, help, localDate('2024-03-01'))).toBeNull();
  });

  it('holds from the first day of help that began on 1 January 2022, and not before', () => {
    const help = placement({ ...openPeriod('2022-01-01'), paidSoFar: 'H' });
    const facts = caseFile({ placements: [help] });
    expect(continuation(facts, help, localDate('2021-12-31'))).toBeNull();
    expect(continuation(facts, help, localDate('2022-01-01'))?.ground).toBe('JW10.1');
  });

  it('takes who paid so far for nobody but the payer of 2021', () => {
    const help = placement({ ...openPeriod('2022-09-01'), paidSoFar: 'H' });
    const facts = caseFile({ placements: [help] });
    expect(continuation(facts, help, localDate('2022-10-01'))).toBeNull();
  });

  it('is no part of pupil transport', () => {
    const help = placement({ stream: 'pupil-transport', ...openPeriod('2022-09-01') });
    const facts = caseFile({ residences: MOVED, placements: [help] });
    expect(continuation(facts, help, localDate('2024-03-01'))).toBeNull();
  });
});
