import type { CaseFile } from '../case-file';
import type { ConvenantVersion } from '../convenant';
import type { Basis, ClauseUsed, DecidedSegment, FactUsed } from '../decision';
import type { MunicipalityCode, Placement, Share } from '../facts';
import { joinNeighbours } from '../neighbours';
import { cutAt, overlaps, type LocalDate, type Period } from '../period';
import { enrolmentOn, unbroken } from './enrolments';
import type { Dossier, Moment } from './moment';
import { convenantFor } from './precedence';
import { inScope, scopeCuts } from './scope';
import { borneBy } from './shares';
import { KIND_NAMES, kindOf, type Clause } from './table';

/** What the law says of a stretch of days: one payer, and why. */
export interface Lawful {
  readonly period: Period;
  readonly payer: MunicipalityCode;
  readonly basis: Basis;
}

/**
 * Says who coordinates, pays first and bears the cost while the law names one payer. Without a
 * convenant the payer does all three. The period is cut where the school, the convenant in force or
 * an answer of its clauses changes; the legal payer never does.
 */
export function applyAgreements(
  caseFile: CaseFile,
  placement: Placement,
  lawful: Lawful,
): DecidedSegment[] {
  const { payer, period } = lawful;
  const ids = caseFile.convenants
    .filter((version) => isParty(version, payer) && overlaps(version, period))
    .map(({ id }) => id);
  if (ids.length === 0) return [byLaw(lawful, period)];
  // All versions of these: a version that is no longer about the payer may have taken over.
  const versions = caseFile.convenants.filter(({ id }) => ids.includes(id));
  const { birthDate, residences } = caseFile;
  const enrolments = unbroken(caseFile.enrolments);
  const dossier: Dossier = { birthDate, residences, enrolments, placement };
  const stretches = cutAt(period, cutDays(versions, dossier, period));
  const segments = stretches.map((stretch) => agreedOn(versions, dossier, lawful, stretch));
  return joinNeighbours(segments, saysSame);
}

function agreedOn(
  versions: readonly ConvenantVersion[],
  dossier: Dossier,
  lawful: Lawful,
  period: Period,
): DecidedSegment {
  const enrolment = enrolmentOn(dossier.enrolments, period.from);
  const school = enrolment?.schoolMunicipality ?? dossier.placement.receiver;
  if (school === null || school === lawful.payer) return byLaw(lawful, period);
  const found = convenantFor(versions, {
    day: period.from,
    rung: lawful.basis.rung,
    home: lawful.payer,
    school,
    enrolment,
    ...dossier,
  });
  return found === null
    ? byLaw(lawful, period)
    : byConvenant(found.convenant, found.moment, lawful, period);
}

function byConvenant(
  convenant: ConvenantVersion,
  moment: Moment,
  lawful: Lawful,
  period: Period,
): DecidedSegment {
  const clauses = convenant.clauses.filter(({ scope }) => inScope(scope, moment));
  const lead = firstAnswer(clauses, (clause) => kindOf(clause).coordinator?.(clause, moment));
  const first = firstAnswer(clauses, (clause) => kindOf(clause).prefinancier?.(clause, moment));
  const bearing = firstAnswer(clauses, (clause) => kindOf(clause).bearers?.(clause, moment));
  const shares = bearing?.answer ?? borneBy(lawful.payer);
  const reshaped = firstAnswer(clauses, (clause) => reshapedBy(clause, shares, moment));
  const used = [
    ...[lead, first, bearing, reshaped].flatMap((found) => (found ? [found.clause] : [])),
    ...clausesAboutAmounts(clauses),
  ];
  if (used.length === 0) return byLaw(lawful, period);
  return {
    ...byLaw(lawful, period),
    coordinator: lead?.answer ?? lawful.payer,
    prefinancier: first?.answer ?? lawful.payer,
    shares: reshaped?.answer ?? shares,
    basis: {
      ...lawful.basis,
      facts: [...lawful.basis.facts, ...schoolOf(moment)],
      clauses: [...new Set(used)].map((clause) => asUsed(convenant, clause)),
    },
  };
}

/** The shares in other hands, or null when the clause leaves them as they are. */
function reshapedBy(clause: Clause, shares: readonly Share[], moment: Moment) {
  const { reshape } = kindOf(clause);
  if (reshape === undefined) return null;
  const after = reshape(clause, shares, moment);
  return JSON.stringify(after) === JSON.stringify(shares) ? null : after;
}

/**
 * Of each kind that is about amounts alone the first in scope; `settle`, which knows the amounts,
 * uses them. A kind that names bearers as well works when it is the one that names them.
 */
function clausesAboutAmounts(clauses: readonly Clause[]): Clause[] {
  const about = clauses.filter(isAboutAmounts);
  if (about.length === 0) return [];
  return KIND_NAMES.flatMap((name) => about.find(({ kind }) => kind === name) ?? []);
}

function isAboutAmounts(clause: Clause): boolean {
  const { adjustment, surcharge, weighs, bearers } = kindOf(clause);
  return (adjustment ?? surcharge ?? weighs) !== undefined && bearers === undefined;
}

function firstAnswer<T>(
  clauses: readonly Clause[],
  ask: (clause: Clause) => T | null | undefined,
): { clause: Clause; answer: T } | null {
  for (const clause of clauses) {
    const answer = ask(clause);
    if (answer != null) return { clause, answer };
  }
  return null;
}

function byLaw({ payer, basis }: Lawful, period: Period): DecidedSegment {
  return {
    kind: 'decided',
    period,
    payer,
    coordinator: payer,
    prefinancier: payer,
    shares: borneBy(payer),
    basis,
  };
}

function schoolOf({ enrolment }: Moment): FactUsed[] {
  if (enrolment === null) return [];
  const { from, schoolMunicipality, id } = enrolment;
  return [{ kind: 'enrolment', date: from, municipality: schoolMunicipality, id }];
}

function asUsed({ id, version }: ConvenantVersion, clause: Clause): ClauseUsed {
  return { convenantId: id, version, clauseId: clause.id, kind: clause.kind };
}

/** The days on which an answer may differ from the day before. */
function cutDays(
  versions: readonly ConvenantVersion[],
  dossier: Dossier,
  period: Period,
): LocalDate[] {
  return [
    ...[...dossier.enrolments, ...versions].flatMap(({ from, until }) => [from, until ?? from]),
    ...versions.flatMap(({ scope }) => scopeCuts(scope, dossier.birthDate)),
    ...versions.flatMap(({ clauses }) => clauses.flatMap((c) => cutsOf(c, dossier, period))),
  ];
}

function cutsOf(clause: Clause, dossier: Dossier, period: Period): readonly LocalDate[] {
  const own = kindOf(clause).cuts?.(clause, dossier, period) ?? [];
  return [...own, ...scopeCuts(clause.scope, dossier.birthDate)];
}

function isParty({ sides }: ConvenantVersion, municipality: MunicipalityCode): boolean {
  return sides.some(({ municipalities }) => municipalities.includes(municipality));
}

function saysSame(one: DecidedSegment, next: DecidedSegment): boolean {
  return JSON.stringify({ ...one, period: null }) === JSON.stringify({ ...next, period: null });
}
