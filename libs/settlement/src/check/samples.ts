import type { Moment } from '../clauses/moment';
import { sidesOf } from '../clauses/precedence';
import type { Scope } from '../clauses/scope';
import type { ConvenantVersion } from '../convenant';
import type { MunicipalityCode } from '../facts';
import { covers, type LocalDate } from '../period';
import { sampleOf, type Pair } from './sample-child';
import { codesNamedAlone, daysOf, distinct, traitsOf, type Traits, type TraitsOf } from './traits';

/** Days of invented children on which a convenant speaks. */
export interface Samples {
  readonly moments: readonly Moment[];
  /** False when the convenant tells apart more children than were looked at. */
  readonly isComplete: boolean;
}

/** Far more than a convenant of the trade tells apart. */
const MOST = 20_000;

/**
 * One invented child for every way in which the scopes of a convenant can hold or not hold
 * together, on each day on which an answer may change, for each kind of pair of municipalities.
 * Children that no scope tells apart get the same answer, so these stand for all. With `rivals`
 * also for every way in which those convenants can hold beside it.
 */
export function samplesOf(
  convenant: ConvenantVersion,
  rivals: readonly ConvenantVersion[] = [],
): Samples {
  const scopes = [
    convenant.scope,
    ...convenant.clauses.map(({ scope = {} }) => scope),
    ...rivals.map(({ scope }) => scope),
  ];
  const traits = traitsOf(scopes);
  const moments: Moment[] = [];
  for (const pair of pairsOf(convenant, scopes, rivals)) {
    for (const day of daysOf(convenant, scopes, rivals)) {
      const holding = scopes.filter((scope) => holdsFor(scope, pair, day));
      for (const found of toldApart(traits, holding, convenant.scope)) {
        if (moments.length >= MOST) return { moments, isComplete: false };
        moments.push(sampleOf(convenant, pair, day, found));
      }
    }
  }
  return { moments, isComplete: true };
}

/**
 * Children that these scopes tell apart: trait by trait, one value for each set of scopes that are
 * left. Where the same scopes are left as before, what follows is the same as before too.
 */
function toldApart(traits: TraitsOf, scopes: readonly Scope[], whole: Scope): Traits[] {
  let found: { readonly traits: Partial<Traits>; readonly left: readonly Scope[] }[] = [
    { traits: {}, left: scopes },
  ];
  const narrow = <K extends keyof Traits>(name: K) => {
    const { values, isIn } = traits[name];
    const next = found.flatMap((one) =>
      values.map((value) => ({
        traits: { ...one.traits, [name]: value },
        left: one.left.filter((scope) => isIn(scope, value)),
      })),
    );
    const byLeft = new Map<string, (typeof next)[number]>();
    for (const one of next) {
      const key = one.left.map((scope) => scopes.indexOf(scope)).join();
      if (one.left.includes(whole) && !byLeft.has(key)) byLeft.set(key, one);
    }
    found = [...byLeft.values()];
  };
  for (const name of Object.keys(traits) as (keyof Traits)[]) narrow(name);
  return found.map((one) => one.traits as Traits);
}

/** One pair for every way in which the scopes, the clauses and the rivals can look at a pair. */
function pairsOf(
  convenant: ConvenantVersion,
  scopes: readonly Scope[],
  rivals: readonly ConvenantVersion[],
): Pair[] {
  const alone = codesNamedAlone(convenant.clauses);
  const seenAs = (code: MunicipalityCode) =>
    JSON.stringify([
      ...scopes.map(({ homeMunicipalities: homes }) => homes?.includes(code)),
      ...scopes.map(({ schoolMunicipalities: schools }) => schools?.includes(code)),
      ...rivals.flatMap(({ sides }) => sides.map((side) => side.municipalities.includes(code))),
      alone.includes(code) ? code : null,
    ]);
  const codes = distinct(convenant.sides.flatMap((side) => twoOfEach(side.municipalities, seenAs)));
  const pairs = new Map<string, Pair>();
  for (const home of codes) {
    for (const school of codes) {
      const sides = school === home ? null : sidesOf(convenant, home, school);
      if (sides === null) continue;
      const isTurned = sides[0] === convenant.sides[0].municipalities;
      const key = `${isTurned} ${seenAs(home)} ${seenAs(school)}`;
      if (!pairs.has(key)) pairs.set(key, [home, school]);
    }
  }
  return [...pairs.values()];
}

/** Two of each kind, for within a region a child may go from one to another of the same kind. */
function twoOfEach(
  codes: readonly MunicipalityCode[],
  seenAs: (code: MunicipalityCode) => string,
): MunicipalityCode[] {
  const count = new Map<string, number>();
  return codes.filter((code) => {
    const kind = seenAs(code);
    count.set(kind, (count.get(kind) ?? 0) + 1);
    return count.get(kind)! <= 2;
  });
}

function holdsFor(scope: Scope, [home, school]: Pair, day: LocalDate): boolean {
  const { homeMunicipalities: homes, schoolMunicipalities: schools, period } = scope;
  return (
    (homes === undefined || homes.includes(home)) &&
    (schools === undefined || schools.includes(school)) &&
    (period === undefined || covers(period, day))
  );
}
