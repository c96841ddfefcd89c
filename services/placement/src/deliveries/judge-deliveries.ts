import { isOfItsCategory } from '@grensverkeer/ijw';
import type { ClassCodes } from '../messages/class-codes';

/** A start or stop of a delivery, as told by a JW305 or JW307. Dates as in the message. */
export interface Delivery {
  readonly kind: 'start' | 'stop';
  readonly number: number | null;
  readonly productCategory: string | null;
  readonly productCode: string | null;
  readonly startsOn: string;
  /** Of a stop: the last day of the delivery. */
  readonly endsOn: string | null;
  readonly reason: string | null;
}

/** A class of a message, with the name it has there. */
export interface Submitted {
  readonly className: string;
  readonly delivery: Delivery;
  /** StatusAanlevering 3: takes back what was told with the same key. */
  readonly removes: boolean;
}

/** What is left after a message: what it adds, and the places in the known list that it removes. */
export interface Judged {
  readonly codes: ClassCodes;
  readonly added: readonly Delivery[];
  readonly removed: readonly Delivery[];
}

/** JZ588: the delivery stops for a while. */
const TEMPORARY = '20';

/**
 * Judges the classes of a message against what was told before (IV008): what takes back first,
 * then what is new, each in the order of the message.
 * @param known what counts now, of this client at this provider and municipality
 * @param allocated numbers of allocations of this client at this provider
 */
export function judgeDeliveries(
  submitted: readonly Submitted[],
  known: readonly Delivery[],
  allocated: ReadonlySet<number>,
): Judged {
  const codes = new Map<string, readonly string[]>();
  let counting = [...known];
  const removed: Delivery[] = [];
  const added: Delivery[] = [];
  const inOrder = [...submitted].sort((a, b) => Number(b.removes) - Number(a.removes));
  for (const { className, delivery, removes } of inOrder) {
    const found = removes
      ? codesOfRemoval(delivery, counting)
      : codesOfFirst(delivery, counting, allocated);
    if (found.length > 0) codes.set(className, found);
    else if (removes) {
      removed.push(...counting.filter((one) => isSame(one, delivery)));
      counting = counting.filter((one) => !isSame(one, delivery));
    } else {
      added.push(delivery);
      counting.push(delivery);
    }
  }
  return { codes, added, removed: removed.filter((one) => known.includes(one)) };
}

/** TR063 and TR071; nothing else is asked of what only takes back. */
function codesOfRemoval(delivery: Delivery, known: readonly Delivery[]): string[] {
  if (!known.some((one) => isSame(one, delivery))) return ['9063'];
  return delivery.kind === 'start' && stopsOf(delivery, known).length > 0 ? ['9071'] : [];
}

/** TR019, TR074, TR381, and for a start TR326, for a stop TR382, TR413, TR414 and TR415. */
function codesOfFirst(
  delivery: Delivery,
  known: readonly Delivery[],
  allocated: ReadonlySet<number>,
): string[] {
  const { number, kind, productCategory, productCode } = delivery;
  const codes = kind === 'start' ? codesOfStart(delivery, known) : codesOfStop(delivery, known);
  return [
    ...(number !== null && !allocated.has(number) ? ['9019'] : []),
    ...(known.some((one) => isSame(one, delivery)) ? ['9074'] : []),
    ...codes,
    ...(isOfItsCategory(productCategory, productCode) ? [] : ['S329']),
  ];
}

function codesOfStart(delivery: Delivery, known: readonly Delivery[]): string[] {
  const running = known.some(
    (one) => one.kind === 'start' && isOfSame(one, delivery) && stopsOf(one, known).length === 0,
  );
  return running ? ['9326'] : [];
}

function codesOfStop(delivery: Delivery, known: readonly Delivery[]): string[] {
  const hasStart = known.some((one) => one.kind === 'start' && isOfStart(one, delivery));
  const stops = stopsOf(delivery, known);
  const isTemporary = ({ reason }: Delivery): boolean => reason === TEMPORARY;
  return [
    ...(hasStart ? [] : ['9069']),
    ...(stops.some(isTemporary) && isTemporary(delivery) ? ['9413'] : []),
    ...(stops.some(({ endsOn }) => (delivery.endsOn ?? '') < (endsOn ?? '')) ? ['9414'] : []),
    ...(stops.some((stop) => !isTemporary(stop)) ? ['9415'] : []),
  ];
}

function stopsOf(delivery: Delivery, known: readonly Delivery[]): Delivery[] {
  return known.filter((one) => one.kind === 'stop' && isOfStart(one, delivery));
}

/** The logical key of a StartProduct or StopProduct (IV008). */
function isSame(one: Delivery, other: Delivery): boolean {
  return (
    one.kind === other.kind &&
    isOfStart(one, other) &&
    one.endsOn === other.endsOn &&
    one.reason === other.reason
  );
}

function isOfStart(one: Delivery, other: Delivery): boolean {
  return isOfSame(one, other) && one.startsOn === other.startsOn;
}

function isOfSame(one: Delivery, other: Delivery): boolean {
  return (
    one.number === other.number &&
    one.productCategory === other.productCategory &&
    one.productCode === other.productCode
  );
}
