import { createHash } from 'node:crypto';
import { municipalities } from '@grensverkeer/settlement';
import { testBsns } from '../demo/bsn';

/** Thirteen municipalities around Rotterdam, as large as a youth region. */
export const REGION = ['0599 0502 0542 0556 0597 0606 0613 0622 0489 0503 0518 1621 0637'].flatMap(
  (codes) => codes.split(' '),
);

export const LINES_PER_CHILD = 3;
/** Whole children: 166 of them, with the 500 lines of a usual message. */
export const CHILDREN_PER_MESSAGE = 166;
export const LINES_PER_MESSAGE = LINES_PER_CHILD * CHILDREN_PER_MESSAGE;
export const PRODUCTS = ['45A04', '45A48', '45A53'];

const BSNS = testBsns(8_000);
const HOMES = REGION.length - 1;

/** A child of the bench, with three allocations at one provider. */
export interface BenchChild {
  readonly id: string;
  readonly bsn: string;
  readonly provider: string;
  readonly receiver: string;
  readonly home: string;
  /** Moves away from `home` in the middle of the month that is measured; null = stays. */
  readonly next: string | null;
  /** Of the first of its allocations; the others follow. */
  readonly allocation: number;
}

/**
 * Of twenty children sixteen live in another municipality than the one that is billed, two in
 * that one itself (nothing to settle) and two move halfway through the month to a third (two
 * postings). So a line has one posting and two events, as in the plain pipe.
 */
export function childOf(at: number): BenchChild {
  const message = Math.floor(at / CHILDREN_PER_MESSAGE);
  const billed = message % REGION.length;
  const kind = at % 20;
  const isAtHome = kind < 2;
  const home = isAtHome ? billed : (billed + 1 + (at % HOMES)) % REGION.length;
  return {
    id: idOf('child', at),
    bsn: BSNS[at % BSNS.length]!,
    provider: String(10_000_001 + (message % 40)),
    receiver: REGION[billed]!,
    home: REGION[home]!,
    next: kind === 2 || kind === 3 ? otherThan(billed, home) : null,
    allocation: 1 + at * LINES_PER_CHILD,
  };
}

function otherThan(billed: number, home: number): string {
  return REGION.find((_, at) => at !== billed && at !== home)!;
}

/** The same id in every run. */
export function idOf(kind: string, at: number): string {
  const hash = createHash('md5').update(`${kind} ${at}`).digest('hex');
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Agreements: the first thirteen inside the region, the others between any two in the country. */
export function sidesOf(convenant: number): readonly [string, string] {
  const inside = REGION.length;
  if (convenant < inside) {
    return [REGION[(convenant + 1) % inside]!, REGION[convenant]!];
  }
  const all = [...municipalities.values()].filter(({ until }) => until === null);
  const [one, other] = [(convenant * 7) % all.length, (convenant * 11 + 5) % all.length];
  return [all[one]!.code, all[other === one ? (other + 1) % all.length : other]!.code];
}
