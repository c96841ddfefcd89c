import type { CaseFile } from '../case-file';
import { decide } from '../decide';
import type { ActualResidence, Custody, PersonDecision, Placement, Residence } from '../facts';
import { caseFile, livesIn, openPeriod, placement } from '../fixtures';
import { addDays, localDate } from '../period';

/** Short ways for specs of the law to write facts and to read answers. Not used by the product. */

/** "A JW1.1-1", with grounds beside it after a plus; or "open reason A/B". */
export function answerOn(
  date: string,
  facts: Partial<CaseFile>,
  help: Partial<Placement> = {},
): string {
  const asked = placement(help);
  const file = caseFile({ placements: [asked], ...facts });
  const from = localDate(date);
  const [segment] = decide(file, asked, { from, until: addDays(from, 1) });
  if (segment?.kind !== 'decided') {
    return ['open', segment?.reason, segment?.candidates.join('/')].filter(Boolean).join(' ');
  }
  const { rung, beside = [] } = segment.basis;
  return `${segment.payer} ${[rung, ...beside].join('+')}`;
}

export function stay(from: string, until: string | null, more: Partial<Placement> = {}): Placement {
  const id = `stay-${from}`;
  return placement({ ...openPeriod(from, until), id, stay: 'residential', place: 'P', ...more });
}

/** A registration that is no *woonadres*, or one that is abroad. */
export function registered(
  from: string,
  until: string | null,
  more: Partial<Residence>,
): Residence {
  return { ...livesIn('B', from, until), ...more };
}

export function isIn(
  municipality: string | null,
  from: string,
  until: string | null = null,
): ActualResidence {
  return { ...openPeriod(from, until), municipality };
}

export function custodyOf(
  holder: Custody['holder'],
  municipality: string | null,
  from: string,
  until: string | null = null,
): Custody {
  return { ...openPeriod(from, until), holder, municipality };
}

export function decision(bearers: readonly string[], more: Partial<PersonDecision> = {}) {
  const shares = bearers.map((municipality) => ({
    municipality,
    numerator: 1,
    denominator: bearers.length,
  }));
  return {
    ...openPeriod('2023-01-01'),
    id: 'decision',
    source: 'agreement',
    reference: 'letter of 3 March',
    decidedOn: localDate('2023-03-03'),
    placementId: null,
    shares,
    setsAside: null,
    ...more,
  } satisfies PersonDecision;
}
