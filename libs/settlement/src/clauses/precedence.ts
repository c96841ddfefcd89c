import type { ConvenantVersion } from '../convenant';
import type { MunicipalityCode } from '../facts';
import { compare, covers, type LocalDate } from '../period';
import type { Moment, Sideless } from './moment';
import { inScope } from './scope';

/**
 * The one convenant that speaks about a day, or null. Of each convenant the version in force; of
 * those in scope the most specific: a pair before a list or region, that before a default; then the
 * fewest municipalities on both sides together, then the later `from`, then the id.
 */
export function convenantFor(
  versions: readonly ConvenantVersion[],
  moment: Sideless,
): { convenant: ConvenantVersion; moment: Moment } | null {
  const { day, home, school } = moment;
  let best: { convenant: ConvenantVersion; sides: Sides } | null = null;
  for (const convenant of versions) {
    if (best !== null && comparePrecedence(best.convenant, convenant) <= 0) continue;
    if (!isInForce(convenant, versions, day)) continue;
    const sides = sidesOf(convenant, home, school);
    if (sides !== null && inScope(convenant.scope, moment)) best = { convenant, sides };
  }
  if (best === null) return null;
  const [homeSide, schoolSide] = best.sides;
  return { convenant: best.convenant, moment: { homeSide, schoolSide, ...moment } };
}

/** Negative when `a` goes before `b`. Never 0 for two different convenants. */
export function comparePrecedence(a: ConvenantVersion, b: ConvenantVersion): number {
  return compareAgreed(a, b) || compare(a.id, b.id);
}

/** The same without the ids, which nobody agreed: 0 when neither goes before the other. */
export function compareAgreed(a: ConvenantVersion, b: ConvenantVersion): number {
  return rankOf(a) - rankOf(b) || sizeOf(a) - sizeOf(b) || compare(b.from, a.from);
}

/**
 * Whether this version is the one of its convenant that counts on a day: it covers the day and no
 * newer version has taken over. A newer version takes over from its own first day on, for good;
 * otherwise a convenant that a newer version ends would come back to life after that end.
 */
export function isInForce(
  version: ConvenantVersion,
  all: readonly ConvenantVersion[],
  day: LocalDate,
): boolean {
  const hasTakenOver = (other: ConvenantVersion) =>
    other.id === version.id &&
    other.version > version.version &&
    other.from <= day &&
    (covers(other, day) || version.from <= other.from);
  return covers(version, day) && !all.some(hasTakenOver);
}

type Sides = readonly [readonly MunicipalityCode[], readonly MunicipalityCode[]];

/** The side of the home and the side of the school, or null when they do not face each other. */
export function sidesOf(
  { sides: [one, other] }: ConvenantVersion,
  home: MunicipalityCode,
  school: MunicipalityCode,
): Sides | null {
  const [a, b] = [one.municipalities, other.municipalities];
  if (a.includes(home) && b.includes(school)) return [a, b];
  if (b.includes(home) && a.includes(school)) return [b, a];
  return null;
}

/** A default goes last, however few it is about. */
function rankOf({ isDefault }: ConvenantVersion): number {
  return isDefault === true ? 1 : 0;
}

/** A pair is the smallest there is, so it goes before every list and every region. */
function sizeOf({ sides }: ConvenantVersion): number {
  return sides[0].municipalities.length + sides[1].municipalities.length;
}
