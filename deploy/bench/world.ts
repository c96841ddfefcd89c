import { createHash } from 'node:crypto';
import { municipalities } from '@grensverkeer/settlement';
import { testBsns } from '../demo/bsn';

/** Two neighbouring regions, as large as youth regions are, with an agreement between them. */
export const WEST = '0599 0502 0542 0556 0597 0606 0613'.split(' ');
export const EAST = '0503 0518 1621 0637 1783 1842'.split(' ');
export const REGION = [...WEST, ...EAST];

export const LINES_PER_CHILD = 3;
/** Whole children: 166 of them, with the 500 lines of a usual message. */
export const CHILDREN_PER_MESSAGE = 166;
export const LINES_PER_MESSAGE = LINES_PER_CHILD * CHILDREN_PER_MESSAGE;
export const PRODUCTS = ['45A04', '45A48', '45A53'];

const BSNS = testBsns(8_000);

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
 * Of twenty children sixteen live in the region next to the one that is billed, where the school
 * stands: a convenant between the two works on them. Two of those move halfway through the month
 * that is measured (two postings), two live where is billed (nothing to settle), two in the same
 * region (by law alone). So a line has one posting and two events, as in the plain pipe.
 */
export function childOf(at: number): BenchChild {
  const message = Math.floor(at / CHILDREN_PER_MESSAGE);
  const receiver = REGION[message % REGION.length]!;
  const [own, other] = WEST.includes(receiver) ? [WEST, EAST] : [EAST, WEST];
  const [kind, turn] = [at % 20, Math.floor(at / 20)];
  const neighbour = own[(own.indexOf(receiver) + 1) % own.length]!;
  const away = other[turn % other.length]!;
  return {
    id: idOf('child', at),
    bsn: BSNS[at % BSNS.length]!,
    provider: String(10_000_001 + (message % 40)),
    receiver,
    home: kind < 2 ? receiver : kind < 4 ? neighbour : away,
    next: kind === 4 || kind === 5 ? other[(turn + 1) % other.length]! : null,
    allocation: 1 + at * LINES_PER_CHILD,
  };
}

/** The same id in every run. */
export function idOf(kind: string, at: number): string {
  const hash = createHash('md5').update(`${kind} ${at}`).digest('hex');
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The first agreement is that between the two regions, the others lie anywhere in the country. */
export function sidesOf(convenant: number): readonly [readonly string[], readonly string[]] {
  if (convenant === 0) return [WEST, EAST];
  const all = [...municipalities.values()].filter(({ until }) => until === null);
  const [one, other] = [(convenant * 7) % all.length, (convenant * 11 + 5) % all.length];
  return [[all[one]!.code], [all[other === one ? (other + 1) % all.length : other]!.code]];
}
