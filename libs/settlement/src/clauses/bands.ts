import { dividedBy, exactly, isLess, minus, plus, times, type Exact } from '../money';
import type { MunicipalityCode } from '../facts';
import type { Slice } from './kind';

const NOTHING = exactly(0);

/** What is still free of a limit after what was counted before; never less than nothing. */
export function roomUnder(limitCents: number, before: Exact): Exact {
  const limit = exactly(limitCents);
  return isLess(before, limit) ? minus(limit, before) : NOTHING;
}

/** What one municipality bears of a slice, per cent of its cost. */
export function rateOf({ shares }: Slice, bearer: MunicipalityCode): Exact {
  return shares
    .filter(({ municipality }) => municipality === bearer)
    .reduce((total, share) => plus(total, exactly(share)), NOTHING);
}

/** What one municipality bears of all slices. */
export function borneOf(slices: readonly Slice[], bearer: MunicipalityCode): Exact {
  return slices.reduce(
    (total, slice) => plus(total, times(slice.cost, rateOf(slice, bearer))),
    NOTHING,
  );
}

/**
 * Cuts slices where what is counted of them reaches the room: `within` fills it, `beyond` is the
 * rest. Each cent of cost counts for `rate`; what counts for nothing stays within.
 */
export function cutAtRoom(
  slices: readonly Slice[],
  room: Exact,
  rate: (slice: Slice) => Exact = () => exactly(1),
): { within: Slice[]; beyond: Slice[] } {
  let left = room;
  const within: Slice[] = [];
  const beyond: Slice[] = [];
  for (const slice of slices) {
    const counted = times(slice.cost, rate(slice));
    if (!isLess(left, counted)) {
      within.push(slice);
      left = minus(left, counted);
      continue;
    }
    const fits = dividedBy(left, rate(slice));
    if (fits.of > 0) within.push({ ...slice, cost: fits });
    beyond.push({ ...slice, cost: minus(slice.cost, fits) });
    left = NOTHING;
  }
  return { within, beyond };
}
