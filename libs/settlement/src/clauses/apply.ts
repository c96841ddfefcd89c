import type { ConvenantVersion } from '../convenant';
import type { Basis, ClauseUsed, DecidedSegment, FactUsed } from '../decision';
import type { MunicipalityCode, Share } from '../facts';
import { isSameExceptPeriod } from '../law/same';
import { joinNeighbours } from '../neighbours';
import { cutAt, overlaps, type Period } from '../period';
import { enrolmentOn } from './enrolments';
import type { Dossier, Moment } from './moment';
import { convenantFor } from './precedence';
import { cutDays, questionsOf, type Asked } from './questions';
import { inScope } from './scope';
import { borneBy } from './shares';

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
  convenants: readonly ConvenantVersion[],
  dossier: Dossier,
  lawful: Lawful,
): readonly DecidedSegment[] {
  const { payer, period } = lawful;
  const ids = convenants
    .filter((version) => isParty(version, payer) && overlaps(version, period))
    .map(({ id }) => id);
  if (ids.length === 0) return [byLaw(lawful, period)];
  // All versions of these: a version that is no longer about the payer may have taken over.
  const versions = convenants.filter(({ id }) => ids.includes(id));
  const stretches = cutAt(period, cutDays(versions, dossier, period));
  const segments = stretches.map((stretch) => agreedOn(versions, dossier, lawful, stretch));
  return joinNeighbours(segments, isSameExceptPeriod);
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
  const { payer, basis } = lawful;
  const asked = questionsOf(convenant);
  const lead = firstAnswer(asked.coordinator, moment, leadBy);
  const first = firstAnswer(asked.prefinancier, moment, paidFirstBy);
  const bearing = firstAnswer(asked.bearers, moment, borneAsIn);
  const shares = bearing?.answer ?? borneBy(payer);
  const reshaped = firstAnswer(asked.reshape, moment, (one) => reshapedBy(one, shares, moment));
  const clauses: ClauseUsed[] = [];
  for (const found of [lead, first, bearing, reshaped]) {
    if (found !== null && !clauses.includes(found.used)) clauses.push(found.used);
  }
  for (const { used } of firstOfEachKind(asked.amounts, moment)) clauses.push(used);
  if (clauses.length === 0) return byLaw(lawful, period);
  return {
    kind: 'decided',
    period,
    payer,
    coordinator: lead?.answer ?? payer,
    prefinancier: first?.answer ?? payer,
    shares: reshaped?.answer ?? shares,
    basis: { ...basis, facts: [...basis.facts, ...schoolOf(moment)], clauses },
  };
}

const leadBy = ({ kind, clause }: Asked, moment: Moment) => kind.coordinator?.(clause, moment);
const paidFirstBy = ({ kind, clause }: Asked, moment: Moment) =>
  kind.prefinancier?.(clause, moment);
const borneAsIn = ({ kind, clause }: Asked, moment: Moment) => kind.bearers?.(clause, moment);

/** The shares in other hands, or null when the clause leaves them as they are. */
function reshapedBy({ kind, clause }: Asked, shares: readonly Share[], moment: Moment) {
  const after = kind.reshape?.(clause, shares, moment) ?? shares;
  return JSON.stringify(after) === JSON.stringify(shares) ? null : after;
}

/** Of each kind the first clause in scope; `settle`, which knows the amounts, uses them. */
function firstOfEachKind(amounts: readonly Asked[], moment: Moment): Asked[] {
  return amounts
    .filter(({ clause }) => inScope(clause.scope, moment))
    .filter(({ kind }, at, found) => kind !== found[at - 1]?.kind);
}

function firstAnswer<T>(
  clauses: readonly Asked[],
  moment: Moment,
  answerOf: (asked: Asked, moment: Moment) => T | null | undefined,
): { readonly used: ClauseUsed; readonly answer: T } | null {
  for (const asked of clauses) {
    if (!inScope(asked.clause.scope, moment)) continue;
    const answer = answerOf(asked, moment);
    if (answer != null) return { used: asked.used, answer };
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

function isParty({ sides }: ConvenantVersion, municipality: MunicipalityCode): boolean {
  return sides.some(({ municipalities }) => municipalities.includes(municipality));
}
