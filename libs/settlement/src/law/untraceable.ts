import type { Placement } from '../facts';
import { addDays, covers, type LocalDate } from '../period';
import { RULE_CHANGE, type Child } from './child';
import { agreed, decided, type Outcome } from './outcome';
import { asFact, defectOn, type Registration } from './registrations';
import { asStayFact, type ChainStart } from './stays';
import { woonplaatsBefore2022 } from './woonplaats-before-2022';

/**
 * A chain of stays whose first day cannot be traced. It may have begun after any address that the
 * child had until the recorded start; the municipality that paid under the older rule takes part
 * (VNG convenant of May 2021: the old and the new municipality decide together).
 */
export function untraceable(child: Child, placement: Placement, start: ChainStart): Outcome {
  const { from } = start;
  const stay = asStayFact(start);
  const addresses = child.registrations
    .filter((registration) => countedBy(registration, from))
    .map((one) => decided(one.municipality!, 'JW1.1-2', [stay, asFact(one, null)]));
  const before = addDays(RULE_CHANGE, -1);
  const payerOf2021 = from > before ? [] : [woonplaatsBefore2022(child, placement, before)];
  const { paidSoFar } = placement;
  const paid =
    paidSoFar === undefined
      ? []
      : [
          decided(paidSoFar, 'JW8.2.1', [
            { kind: 'paid-so-far', date: null, municipality: paidSoFar },
          ]),
        ];
  return agreed('stay-start-untraceable', [...addresses, ...payerOf2021, ...paid]);
}

/** Was this a *woonadres* on some day until then: from its first day, or from the end of a note? */
function countedBy(registration: Registration, last: LocalDate): boolean {
  const days = [registration.from, ...registration.noted.map(({ until }) => until ?? last)];
  return days.some(
    (day) => day <= last && covers(registration, day) && defectOn(registration, day) === null,
  );
}
