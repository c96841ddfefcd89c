import type { CaseFile } from '../case-file';
import type { Placement } from '../facts';
import { livesIn, openPeriod, placement } from '../fixtures';
import { localDate } from '../period';
import { answerOn, isIn, registered, stay } from './fixtures';

interface Row {
  readonly on: string;
  readonly facts: Partial<CaseFile>;
  readonly help?: Partial<Placement>;
  readonly answer: string;
}

const MOTHER_UNKNOWN = { motherAtBirth: { status: 'unknown' } } as const;
const MOVED = {
  residences: [livesIn('A', '2012-05-05', '2023-03-12'), livesIn('B', '2023-03-12')],
};
const outpatient = placement();

function withStays(...stays: readonly Placement[]): Partial<CaseFile> {
  return { ...MOVED, placements: [outpatient, ...stays] };
}

function table(name: string, rows: Readonly<Record<string, Row>>): void {
  describe(name, () => {
    it.each(Object.entries(rows))('%s', (_title, { on, facts, help, answer }) => {
      expect(answerOn(on, facts, help)).toBe(answer);
    });
  });
}

table('point 1: the registered address of the day', {
  'the day before a move': { on: '2023-03-11', facts: MOVED, answer: 'A JW1.1-1' },
  'the day of a move': { on: '2023-03-12', facts: MOVED, answer: 'B JW1.1-1' },
  'a child of eighteen and older follows the same rule': {
    on: '2023-03-12',
    facts: { ...MOVED, birthDate: localDate('2003-01-01') },
    answer: 'B JW1.1-1',
  },
  'actual residence elsewhere plays no part': {
    on: '2023-03-12',
    facts: { ...MOVED, actualResidences: [isIn('C', '2020-01-01')] },
    answer: 'B JW1.1-1',
  },
  'help that ran on 1 January 2022 came over by art. 10.1': {
    on: '2022-01-01',
    facts: MOVED,
    help: openPeriod('2021-06-01'),
    answer: 'A JW1.1-1+JW10.1',
  },
});

table('point 2: the address before the unbroken chain of stays', {
  'outpatient help during a stay follows the stay': {
    on: '2023-06-01',
    facts: withStays(stay('2023-03-12', null)),
    answer: 'A JW1.1-2',
  },
  'the registration of the first day of the stay is too late': {
    on: '2023-03-12',
    facts: withStays(stay('2023-03-13', null)),
    answer: 'B JW1.1-1',
  },
  'stays that follow without a gap are one chain': {
    on: '2023-09-01',
    facts: withStays(stay('2023-03-01', '2023-05-01'), stay('2023-05-01', null)),
    answer: 'A JW1.1-2',
  },
  'overlapping stays are one chain': {
    on: '2023-09-01',
    facts: withStays(stay('2023-03-01', '2023-06-01'), stay('2023-05-01', null)),
    answer: 'A JW1.1-2',
  },
  'one day at home breaks the chain': {
    on: '2023-09-01',
    facts: withStays(stay('2023-03-01', '2023-05-01'), stay('2023-05-02', null)),
    answer: 'B JW1.1-2',
  },
  'the last day of a stay': {
    on: '2023-04-30',
    facts: withStays(stay('2023-03-01', '2023-05-01')),
    answer: 'A JW1.1-2',
  },
  'the day after a stay': {
    on: '2023-05-01',
    facts: withStays(stay('2023-03-01', '2023-05-01')),
    answer: 'B JW1.1-1',
  },
  'protected living, shelter and detention are stays': {
    on: '2023-09-01',
    facts: withStays(
      stay('2023-03-01', '2023-05-01', { legalBasis: 'wmo-shelter' }),
      stay('2023-05-01', '2023-06-01', { legalBasis: 'jji' }),
      stay('2023-06-01', null, { legalBasis: 'wmo-protected-living' }),
    ),
    answer: 'A JW1.1-2',
  },
  'supervision connected to a detention follows it, also afterwards': {
    on: '2023-09-01',
    facts: withStays(stay('2023-03-01', '2023-05-01', { legalBasis: 'jji' })),
    help: { legalBasis: 'jeugdreclassering-with-jji' },
    answer: 'A JW1.1-2',
  },
  'other supervision does not follow a detention that is over': {
    on: '2023-09-01',
    facts: withStays(stay('2023-03-01', '2023-05-01', { legalBasis: 'jji' })),
    help: { legalBasis: 'jeugdreclassering' },
    answer: 'B JW1.1-1',
  },
  'supervision before any detention follows the address': {
    on: '2023-03-12',
    facts: withStays(stay('2023-05-01', null, { legalBasis: 'jji' })),
    help: { legalBasis: 'jeugdreclassering-with-jji' },
    answer: 'B JW1.1-1',
  },
  'a stay in a Wlz institution, named in the text of 2026': {
    on: '2026-01-01',
    facts: withStays(stay('2023-03-01', null, { legalBasis: 'wlz' })),
    answer: 'A JW1.1-2',
  },
});

table('point 3: mother at the birth, else actual residence at the request', {
  'a postal address is no woonadres': {
    on: '2023-06-01',
    facts: { residences: [registered('2012-05-05', null, { addressKind: 'briefadres' })] },
    answer: 'A JW1.1-3a',
  },
  'a note under art. 2.26 sets the address aside, as long as it stands': {
    on: '2023-06-01',
    facts: {
      residences: [
        registered('2012-05-05', null, {
          underInvestigation: openPeriod('2023-06-01', '2023-07-01'),
        }),
      ],
    },
    answer: 'A JW1.1-3a',
  },
  'the note is gone': {
    on: '2023-07-01',
    facts: {
      residences: [
        registered('2012-05-05', null, {
          underInvestigation: openPeriod('2023-06-01', '2023-07-01'),
        }),
      ],
    },
    answer: 'B JW1.1-1',
  },
  'registered among non-residents': {
    on: '2023-06-01',
    facts: { residences: [registered('2012-05-05', null, { municipality: '1999' })] },
    answer: 'A JW1.1-3a',
  },
  'registered for administration only': {
    on: '2023-06-01',
    facts: { residences: [registered('2012-05-05', null, { administrativeOnly: true })] },
    answer: 'A JW1.1-3a',
  },
  'born in the facility: no address before the stay': {
    on: '2023-06-01',
    facts: {
      birthDate: localDate('2023-03-01'),
      residences: [livesIn('P', '2023-03-01')],
      placements: [stay('2023-03-01', null)],
    },
    answer: 'A JW1.1-3a',
  },
  'the mother was no resident: where the child was at the request': {
    on: '2023-06-01',
    facts: {
      residences: [],
      motherAtBirth: { status: 'not-resident' },
      actualResidences: [isIn('C', '2020-01-01', '2022-12-24'), isIn('D', '2022-12-24')],
    },
    help: { helpRequestDate: localDate('2022-12-23') },
    answer: 'C JW1.1-3b',
  },
  'no request is known: where the child was when the help began': {
    on: '2023-06-01',
    facts: {
      residences: [],
      ...MOTHER_UNKNOWN,
      actualResidences: [isIn('C', '2020-01-01', '2022-12-24'), isIn('D', '2022-12-24')],
    },
    answer: 'D JW1.1-3b',
  },
  'placed from nowhere into a stay: the municipality of the stay': {
    on: '2023-06-01',
    facts: { residences: [], ...MOTHER_UNKNOWN, placements: [stay('2023-03-01', null)] },
    answer: 'P JW1.1-3b',
  },
  'who paid so far stays payer when nothing else is shown': {
    on: '2023-06-01',
    facts: { residences: [], ...MOTHER_UNKNOWN },
    help: { paidSoFar: 'Z' },
    answer: 'Z JW1.1-3b',
  },
  'nothing is shown at all': {
    on: '2023-06-01',
    facts: { residences: [], ...MOTHER_UNKNOWN },
    answer: 'open no-residence-known',
  },
  'nothing is shown before a stay': {
    on: '2023-06-01',
    facts: {
      residences: [],
      ...MOTHER_UNKNOWN,
      placements: [stay('2023-03-01', null, { place: null })],
    },
    answer: 'open no-residence-before-stay',
  },
  'in two places at the request': {
    on: '2023-06-01',
    facts: {
      residences: [],
      ...MOTHER_UNKNOWN,
      actualResidences: [isIn('C', '2020-01-01'), isIn('D', '2022-01-01')],
    },
    answer: 'open actual-residence-unclear C/D',
  },
});

table('point 4: abroad', {
  'where the child is at the request; the mother plays no part': {
    on: '2023-06-01',
    facts: {
      residences: [registered('2012-05-05', null, { status: 'abroad', municipality: null })],
      actualResidences: [isIn(null, '2012-05-05', '2022-12-01'), isIn('D', '2022-12-01')],
    },
    answer: 'D JW1.1-4',
  },
  'placed from abroad straight into a stay': {
    on: '2023-06-01',
    facts: {
      residences: [
        registered('2012-05-05', '2023-03-01', { status: 'abroad', municipality: null }),
      ],
      placements: [stay('2023-03-01', null)],
    },
    answer: 'P JW1.1-4',
  },
  'still abroad at the request': {
    on: '2023-06-01',
    facts: {
      residences: [registered('2012-05-05', null, { status: 'abroad', municipality: null })],
      actualResidences: [isIn(null, '2012-05-05')],
    },
    answer: 'open no-residence-known',
  },
});
