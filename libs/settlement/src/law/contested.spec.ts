import type { CaseFile } from '../case-file';
import type { Placement } from '../facts';
import { livesIn, openPeriod, placement } from '../fixtures';
import { answerOn, registered, stay } from './fixtures';

const MOVED = {
  residences: [livesIn('A', '2012-05-05', '2023-03-12'), livesIn('B', '2023-03-12')],
};

function withStays(...stays: readonly Placement[]): Partial<CaseFile> {
  return { ...MOVED, placements: [placement(), ...stays] };
}

const rows: Readonly<
  Record<
    string,
    readonly [on: string, facts: Partial<CaseFile>, answer: string, help?: Partial<Placement>]
  >
> = {
  'part-time stay, moved meanwhile': [
    '2023-06-01',
    withStays(stay('2023-03-01', null, { partTime: true })),
    'open part-time-stay A/B',
  ],
  'help whose allocation was removed: whom it was addressed to': [
    '2023-06-01',
    {},
    'open allocation-removed C',
    { isRemoved: true, receiver: 'C' },
  ],
  'part-time stay, never moved': [
    '2023-06-01',
    { placements: [stay('2023-03-01', null, { partTime: true })] },
    'A JW1.1-2+JW1.1-1',
  ],
  'part-time stay that people have settled as a stay': [
    '2023-06-01',
    withStays(stay('2023-03-01', null, { partTime: true, countsAsStay: true })),
    'A JW1.1-2',
  ],
  'part-time stay that people have settled as none': [
    '2023-06-01',
    withStays(stay('2023-03-01', null, { partTime: true, countsAsStay: false })),
    'B JW1.1-1',
  ],
  'respite between two stays: which chain is it': [
    '2023-09-01',
    withStays(
      stay('2023-03-01', '2023-04-01'),
      stay('2023-04-01', '2023-05-01', { stay: 'respite' }),
      stay('2023-05-01', null),
    ),
    'open part-time-stay A/B',
  ],
  'mother-and-child house': [
    '2023-06-01',
    withStays(stay('2023-03-01', null, { stay: 'mother-and-child' })),
    'open mother-and-child-house A/B',
  ],
  'a stay under another scheme': [
    '2023-06-01',
    withStays(stay('2023-03-01', null, { legalBasis: 'other-scheme' })),
    'open other-scheme-stay A/B',
  ],
  'a Wlz institution before it is known to be listed': [
    '2025-12-31',
    withStays(stay('2023-03-01', null, { legalBasis: 'wlz' })),
    'open other-scheme-stay A/B',
  ],
  'a start that cannot be traced: any address until the recorded start': [
    '2023-06-01',
    withStays(stay('2023-04-01', null, { startUntraceable: true })),
    'open stay-start-untraceable A/B',
  ],
  'a start that cannot be traced, but only one address ever': [
    '2023-06-01',
    { placements: [stay('2023-04-01', null, { startUntraceable: true })] },
    'A JW1.1-2',
  ],
  'a start that cannot be traced: an address counts from the day its note was taken away': [
    '2023-06-01',
    {
      residences: [
        registered('2012-05-05', null, {
          underInvestigation: openPeriod('2012-05-05', '2013-01-01'),
        }),
      ],
      placements: [stay('2023-04-01', null, { startUntraceable: true })],
    },
    'B JW1.1-2',
  ],
  'a start that cannot be traced: an address whose note was taken away before it was left': [
    '2023-06-01',
    {
      residences: [
        registered('2012-05-05', '2022-01-01', {
          underInvestigation: openPeriod('2012-05-05', '2021-06-01'),
        }),
        livesIn('A', '2022-01-01'),
      ],
      placements: [stay('2023-04-01', null, { startUntraceable: true })],
    },
    'open stay-start-untraceable A/B',
  ],
  'a start that cannot be traced: a postal address does not count': [
    '2023-06-01',
    {
      residences: [
        registered('2012-05-05', '2022-01-01', { addressKind: 'briefadres' }),
        livesIn('A', '2022-01-01'),
      ],
      placements: [stay('2023-04-01', null, { startUntraceable: true })],
    },
    'A JW1.1-2',
  ],
  'a start that cannot be traced: an address of the recorded first day counts': [
    '2023-06-01',
    {
      residences: [livesIn('A', '2012-05-05', '2023-04-01'), livesIn('B', '2023-04-01')],
      placements: [stay('2023-04-01', null, { startUntraceable: true })],
    },
    'open stay-start-untraceable A/B',
  ],
  'a start that cannot be traced: who paid so far names the same': [
    '2023-06-01',
    { placements: [stay('2023-04-01', null, { startUntraceable: true })] },
    'A JW1.1-2+JW8.2.1',
    { paidSoFar: 'A' },
  ],
  'registered in two municipalities at once': [
    '2023-06-01',
    { residences: [livesIn('A', '2012-05-05'), livesIn('B', '2023-01-01')] },
    'open overlapping-residences A/B',
  ],
  'registered twice in the same municipality': [
    '2023-06-01',
    { residences: [livesIn('A', '2012-05-05'), livesIn('A', '2023-01-01')] },
    'A JW1.1-1',
  ],
};

describe('what is contested is left to a person, unless every reading names the same', () => {
  it.each(Object.entries(rows))('%s', (_title, [on, facts, answer, help]) => {
    expect(answerOn(on, facts, help)).toBe(answer);
  });
});
