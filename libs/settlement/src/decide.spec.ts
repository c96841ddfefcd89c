import { decide } from './decide';
import { atSchoolIn, caseFile, convenant, livesIn, openPeriod, placement } from './fixtures';
import { period } from './period';

describe('the days that are asked about', () => {
  const help = placement();
  const file = caseFile({
    residences: [livesIn('A', '2012-05-05', '2023-05-01'), livesIn('C', '2023-05-01')],
    enrolments: [atSchoolIn('B', '2022-09-01')],
    placements: [help],
    convenants: [convenant(openPeriod('2023-03-12'))],
  });

  it.each<[string, string, string, string[]]>([
    ['until a convenant begins', '2023-03-01', '2023-03-12', ['2023-03-01..2023-03-12 A']],
    ['from where a convenant begins', '2023-03-12', '2023-04-01', ['2023-03-12..2023-04-01 B']],
    ['the day before', '2023-03-11', '2023-03-12', ['2023-03-11..2023-03-12 A']],
    ['until a move', '2023-04-01', '2023-05-01', ['2023-04-01..2023-05-01 B']],
    ['from a move', '2023-05-01', '2023-06-01', ['2023-05-01..2023-06-01 C']],
    [
      'around both',
      '2023-03-01',
      '2023-06-01',
      ['2023-03-01..2023-03-12 A', '2023-03-12..2023-05-01 B', '2023-05-01..2023-06-01 C'],
    ],
  ])('are covered exactly, %s', (_, from, until, expected) => {
    const told = decide(file, help, period(from, until)).map((segment) =>
      segment.kind === 'decided'
        ? `${segment.period.from}..${segment.period.until} ${segment.coordinator}`
        : segment.reason,
    );
    expect(told).toEqual(expected);
  });
});
