import { countEnding, SETS } from './totality';

/** A part in the unit test, so that it stays quick; all by `npm run oracle -- --totality`. */
const STEP = 13;

describe('every situation that the law can tell apart', () => {
  it.each(SETS)('$name: ends in one payer or a named reason', (set) => {
    expect(countEnding(set, STEP)).toBe(set.size);
  });
});
