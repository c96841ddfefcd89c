import { decide } from '../decide';
import { caseFile, convenant, atSchoolIn, livesIn, openPeriod, placement } from '../fixtures';
import { localDate, period } from '../period';
import { answerOn, decision } from './fixtures';

const later = localDate('2023-06-01');

describe('decisions by people', () => {
  it.each([
    ['one agreement', [decision(['C'])], 'C AGREEMENT'],
    ['binding advice', [decision(['C'], { source: 'binding-advice' })], 'C BINDING_ADVICE'],
    ['before it holds', [decision(['C'], openPeriod('2023-07-01'))], 'A JW1.1-1'],
    ['after it has ended', [decision(['C'], openPeriod('2023-01-01', '2023-06-15'))], 'A JW1.1-1'],
    ['about other help', [decision(['C'], { placementId: 'other' })], 'A JW1.1-1'],
    [
      'about this help goes before about all help',
      [decision(['C']), decision(['D'], { id: 'own', placementId: 'help' })],
      'D AGREEMENT',
    ],
    [
      'two that name others contradict each other',
      [decision(['C']), decision(['D'], { id: 'second', decidedOn: later })],
      'open contradicting-decisions C/D',
    ],
    [
      'two that name the same: the newest is the ground',
      [decision(['C']), decision(['C'], { id: 'second', source: 'court', decidedOn: later })],
      'C COURT',
    ],
    [
      'a court sets an advice aside',
      [
        decision(['C'], { source: 'binding-advice' }),
        decision(['D'], { id: 'court', source: 'court', decidedOn: later, setsAside: 'decision' }),
      ],
      'D COURT',
    ],
    [
      'of one day one may set the other aside',
      [decision(['C']), decision(['D'], { id: 'second', setsAside: 'decision' })],
      'D AGREEMENT',
    ],
    ['none sets itself aside', [decision(['C'], { setsAside: 'decision' })], 'C AGREEMENT'],
    [
      'an earlier decision sets no later one aside',
      [
        decision(['C'], { decidedOn: later }),
        decision(['D'], { id: 'early', setsAside: 'decision' }),
      ],
      'open contradicting-decisions C/D',
    ],
    [
      'what only sets aside gives the law its place back',
      [decision(['C']), decision([], { id: 'court', decidedOn: later, setsAside: 'decision' })],
      'A JW1.1-1',
    ],
  ])('%s', (_title, decisions, answer) => {
    expect(answerOn('2023-06-15', { decisions })).toBe(answer);
  });

  it('share the cost as they say, whatever a convenant says', () => {
    const facts = caseFile({
      enrolments: [atSchoolIn('B', '2022-01-01')],
      convenants: [convenant()],
      decisions: [decision(['A', 'C'])],
      residences: [livesIn('A', '2012-05-05')],
    });
    const month = period('2023-06-01', '2023-07-01');
    const [segment] = decide(facts, facts.placements[0] ?? placement(), month);
    expect(segment).toMatchObject({
      payer: 'A',
      coordinator: 'B',
      shares: [
        { municipality: 'A', numerator: 1, denominator: 2 },
        { municipality: 'C', numerator: 1, denominator: 2 },
      ],
    });
  });
});
