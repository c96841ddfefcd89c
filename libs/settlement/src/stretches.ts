import type { CaseFile } from './case-file';
import { hostOn, unbroken } from './clauses/enrolments';
import type { DayWeight } from './clauses/kind';
import { kindOf, type Clause } from './clauses/table';
import { decide } from './decide';
import type { DecidedSegment, Rung, Segment } from './decision';
import type { InvoiceLine, MunicipalityCode, Placement } from './facts';
import { groundOf } from './ground';
import { Impossible } from './impossible';
import { partsOf } from './line-parts';
import { exactly, times, type Cents, type Exact } from './money';
import { joinNeighbours } from './neighbours';
import { cutAt, type Period } from './period';

/** Some days of a line within which one decision holds. */
export interface Stretch {
  readonly line: InvoiceLine;
  readonly period: Period;
  readonly segment: Segment;
  /** Its part of the line by days or another agreed weight, exact. */
  readonly part: Exact;
  /** That part of the amount; never negative. */
  readonly cost: Exact;
  readonly terms: Terms | null;
}

/** What one municipality bears of some days of a line; nobody of a part that is open. */
export interface Part {
  readonly stretch: Stretch;
  readonly bearer: MunicipalityCode | null;
  /** Signed like the line. */
  readonly cents: Cents;
}

/** The clauses about amounts that work on a stretch, and the two roles they speak about. */
export interface Terms {
  readonly clauses: readonly Term[];
  readonly school: MunicipalityCode;
  readonly home: MunicipalityCode;
}

/** A clause about amounts; it counts on under one name through the versions of its convenant. */
export interface Term {
  readonly name: string;
  readonly clause: Clause;
}

/** Persons who decided who bears what have the last word; no clause works on that. */
const BY_PERSONS: readonly (Rung | null)[] = ['AGREEMENT', 'BINDING_ADVICE', 'COURT'];

/** Gives the stretches of any line of a case file; what lines have in common is worked out once. */
export function stretchesIn(caseFile: CaseFile): (line: InvoiceLine) => Stretch[] {
  const placementOf = placementsIn(caseFile);
  const enrolments = unbroken(caseFile.enrolments);
  return (line) => {
    const placement = placementOf(line);
    const found = decide(caseFile, placement, line.period).map((segment): Found => {
      const { period } = segment;
      const host = hostOn(enrolments, placement, period.from);
      const clauses = clausesOf(caseFile, segment);
      return { period, segment, weight: weightIn(clauses), terms: termsOf(clauses, segment, host) };
    });
    const joined = joinNeighbours(found, hasOneOutcome).flatMap(cutWhereAmountsChange);
    const weighed = weighedAs(joined.map(({ weight }) => weight));
    const parts = partsOf(
      joined.map(({ period }) => period),
      line.period,
      weighed,
    );
    const amount = exactly(Math.abs(line.amount));
    return joined.map(({ period, segment, terms }, at) => {
      const part = parts[at]!;
      return { line, period, segment, part, cost: times(amount, part), terms };
    });
  };
}

/** The product of the line decides what is in scope; equal products share one view. */
function placementsIn({ placements }: CaseFile): (line: InvoiceLine) => Placement {
  const byId = new Map(placements.map((placement) => [placement.id, placement]));
  const views = new Map<string, Placement>();
  return ({ id, placementId, productCategory, productCode }) => {
    const placement = byId.get(placementId);
    if (!placement) throw new Impossible(`line ${id} has no placement in the case file`);
    const product = {
      productCategory: productCategory ?? placement.productCategory,
      productCode: productCode ?? placement.productCode,
    };
    const key = JSON.stringify([placementId, product]);
    const view = views.get(key) ?? { ...placement, ...product };
    views.set(key, view);
    return view;
  };
}

/** The weight that these days are under; null when no clause names one. */
function weightIn(clauses: readonly Term[]): DayWeight | null {
  const [first = null] = clauses.flatMap(({ clause }) => kindOf(clause).weighs?.(clause) ?? []);
  return first;
}

/** What all parties of a line agreed on; nobody is bound by a weight of others. */
function weighedAs([first = null, ...others]: readonly (DayWeight | null)[]): DayWeight {
  return first !== null && others.every((other) => other === first) ? first : 'days';
}

function termsOf(
  clauses: readonly Term[],
  segment: Segment,
  host: MunicipalityCode | null,
): Terms | null {
  if (segment.kind === 'open' || BY_PERSONS.includes(segment.basis.rung)) return null;
  const terms = clauses.filter(({ clause }) => {
    const { adjustment, surcharge } = kindOf(clause);
    return adjustment !== undefined || surcharge !== undefined;
  });
  if (terms.length === 0 || host === null) return null;
  return { clauses: terms, school: host, home: segment.payer };
}

/** The clauses that a segment rests on; one that is open rests on none. */
function clausesOf({ convenants }: CaseFile, { basis }: Segment): Term[] {
  return basis.clauses.map(({ convenantId, version, clauseId }) => {
    const convenant = convenants.find((one) => one.id === convenantId && one.version === version);
    const clause = convenant!.clauses.find(({ id }) => id === clauseId);
    return { name: `${convenantId}#${clauseId}`, clause: clause! };
  });
}

interface Found extends Pick<Stretch, 'period' | 'segment' | 'terms'> {
  readonly weight: DayWeight | null;
}

/** From the day on which a ceiling is raised or reached other amounts count, for the same bearers. */
function cutWhereAmountsChange(stretch: Found): Found[] {
  const clauses = stretch.terms?.clauses ?? [];
  const days = clauses.flatMap(({ clause }) => kindOf(clause).days?.(clause) ?? []);
  return cutAt(stretch.period, days).map((period) => ({ ...stretch, period }));
}

/** Days that differ only in a fact without effect are one stretch, so that they divide as one. */
function hasOneOutcome(one: Found, next: Found): boolean {
  return (
    isSameOutcome(one.segment, next.segment) &&
    groundOf(one.segment.basis) === groundOf(next.segment.basis) &&
    one.terms?.school === next.terms?.school
  );
}

function isSameOutcome(one: Segment, next: Segment): boolean {
  if (one.kind === 'decided' && next.kind === 'decided') return hasSameBearers(one, next);
  if (one.kind === 'decided' || next.kind === 'decided') return false;
  return one.reason === next.reason && `${one.candidates}` === `${next.candidates}`;
}

function hasSameBearers(one: DecidedSegment, next: DecidedSegment): boolean {
  return one.payer === next.payer && JSON.stringify(one.shares) === JSON.stringify(next.shares);
}
