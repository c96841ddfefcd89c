import { testBsns } from './bsn';
import { tellStories } from './children';
import { CONVENANTS, type DemoConvenant } from './convenants';
import { writeInvoices } from './invoices';
import type { DemoInvoice } from './jw323';
import { random } from './random';
import { SCHOOLS, type DemoSchool } from './schools';
import { home, type Dated, type Pen, type Story } from './stories';
import type { Residence } from '@grensverkeer/settlement';

export interface DemoPlan {
  readonly schools: readonly DemoSchool[];
  readonly convenants: readonly DemoConvenant[];
  readonly stories: readonly Story[];
  /** Months in order; a provider's messages may not go back in time (OP284). */
  readonly invoices: readonly DemoInvoice[];
  readonly correction: Correction;
}

/** What became known after everything had been settled: the whole history, as it should be. */
export interface Correction {
  readonly childId: string;
  readonly movedOn: string;
  readonly residences: readonly Dated<Residence>[];
}

/** Fixed, because a second load must bring the very same children, numbers and amounts. */
export const DEMO_SEED = 2026;

/** The whole demo as data: the same seed gives the same plan, to the cent. */
export function planDemo(seed = DEMO_SEED): DemoPlan {
  const chance = random(seed);
  const stories = tellStories(penOf(chance));
  return {
    schools: SCHOOLS,
    convenants: CONVENANTS,
    stories,
    invoices: writeInvoices(chance, stories),
    correction: correctionOf(stories),
  };
}

function correctionOf(stories: readonly Story[]): Correction {
  const story = stories.find(({ kind }) => kind === 'corrected-afterwards');
  if (!story) throw new Error('no child is corrected afterwards');
  const { childId, birthDate } = story.child;
  // In the middle of October, so that one settled month is cut in two.
  const movedOn = '2026-10-12';
  return {
    childId,
    movedOn,
    residences: [home('0606', birthDate, movedOn), home('0503', movedOn)],
  };
}

function penOf(chance: Pen['random']): Pen {
  const bsns = testBsns(1000).values();
  let allocations = 260700;
  return {
    random: chance,
    bsn: () => {
      const { value } = bsns.next();
      if (!value) throw new Error('out of test BSNs');
      return value;
    },
    allocationNumber: () => (allocations += 1),
  };
}
