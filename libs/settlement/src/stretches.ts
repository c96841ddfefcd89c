import type { CaseFile } from './case-file';
import { hostOn, unbroken } from './clauses/enrolments';
import type { DayWeight } from './clauses/kind';
import { kindOf, type Clause } from './clauses/table';
import { decide } from './decide';
import type { DecidedSegment, Rung, Segment } from './decision';
import type { InvoiceLine, MunicipalityCode, Placement } from './facts';
import { isSameGround } from './ground';
import { Impossible } from './impossible';
import { partsOf } from './line-parts';
import { exactly, times, type Cents, type Exact } from './money';
import { joinNeighbours } from './neighbours';
import { cutAt, type LocalDate, type Period } from './period';
import { perVersion } from './per-version';

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
  return (line) => {
    const placement = placementOf(line);
    const found = decide(caseFile, placement, line.period).map((segment) =>
      foundIn(caseFile, placement, segment),
    );
    const joined = cutWhereAmountsChange(joinNeighbours(found, hasOneOutcome));
    const days = joined.map(({ period }) => period);
    const parts = partsOf(days, line.period, weighedAs(joined.map(({ weight }) => weight)));
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
  return (line) => {
    const placement = byId.get(line.placementId);
    if (!placement) throw new Impossible(`line ${line.id} has no placement in the case file`);
    const productCategory = line.productCategory ?? placement.productCategory;
    const productCode = line.productCode ?? placement.productCode;
    if (productCategory === placement.productCategory && productCode === placement.productCode) {
      return placement;
    }
    const key = JSON.stringify([placement.id, productCategory, productCode]);
    const view = views.get(key) ?? { ...placement, productCategory, productCode };
    views.set(key, view);
    return view;
  };
}

/** A segment with what the clauses that it rests on say about amounts. */
interface Found extends Pick<Stretch, 'period' | 'segment' | 'terms'> {
  /** The weight that these days are under; null when no clause names one. */
  readonly weight: DayWeight | null;
}

function foundIn(caseFile: CaseFile, placement: Placement, segment: Segment): Found {
  const { period } = segment;
  const named = termsNamedBy(caseFile, segment);
  if (named.length === 0) return { period, segment, weight: null, terms: null };
  const host = hostOn(unbroken(caseFile.enrolments), placement, period.from);
  return { period, segment, weight: weightIn(named), terms: termsOf(named, segment, host) };
}

/** The clauses that a segment rests on and that are about amounts; one that is open has none. */
function termsNamedBy({ convenants }: CaseFile, { basis }: Segment): readonly Term[] {
  const [first] = basis.clauses;
  if (first === undefined) return NO_TERMS;
  // A segment rests on the clauses of one version: the one that speaks about its days.
  const { convenantId, version } = first;
  const convenant = convenants.find((one) => one.id === convenantId && one.version === version);
  const known = termsIn(convenant!);
  if (known.size === 0) return NO_TERMS;
  return basis.clauses.flatMap(({ clauseId }) => known.get(clauseId) ?? []);
}

const NO_TERMS: readonly Term[] = [];

/** The clauses of a version that are about amounts, by id. */
const termsIn = perVersion(({ id, clauses }) => {
  const terms = new Map<string, Term>();
  for (const clause of clauses) {
    const { adjustment, surcharge, weighs } = kindOf(clause);
    if ((adjustment ?? surcharge ?? weighs) === undefined) continue;
    terms.set(clause.id, { name: `${id}#${clause.id}`, clause });
  }
  return terms;
});

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
  named: readonly Term[],
  segment: Segment,
  host: MunicipalityCode | null,
): Terms | null {
  if (segment.kind === 'open' || BY_PERSONS.includes(segment.basis.rung)) return null;
  const clauses = named.filter(({ clause }) => kindOf(clause).weighs === undefined);
  if (clauses.length === 0 || host === null) return null;
  return { clauses, school: host, home: segment.payer };
}

/** From the day on which a ceiling is raised or reached other amounts count, for the same bearers. */
function cutWhereAmountsChange(found: readonly Found[]): Found[] {
  const cut: Found[] = [];
  for (const one of found) {
    if (one.terms === null) cut.push(one);
    else for (const period of cutAt(one.period, daysIn(one.terms))) cut.push({ ...one, period });
  }
  return cut;
}

function daysIn({ clauses }: Terms): LocalDate[] {
  return clauses.flatMap(({ clause }) => kindOf(clause).days?.(clause) ?? []);
}

/** Days that differ only in a fact without effect are one stretch, so that they divide as one. */
function hasOneOutcome(one: Found, next: Found): boolean {
  return (
    isSameOutcome(one.segment, next.segment) &&
    isSameGround(one.segment.basis, next.segment.basis) &&
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
