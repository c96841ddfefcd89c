import { accessConsent, type AccessConsentClause } from './access-consent';
import { adminFee, type AdminFeeClause } from './admin-fee';
import { antiShifting, type AntiShiftingClause } from './anti-shifting';
import { breakthroughBudget, type BreakthroughBudgetClause } from './breakthrough-budget';
import { cap, type CapClause } from './cap';
import { collectiveFunding, type CollectiveFundingClause } from './collective-funding';
import { coordination, type CoordinationClause } from './coordination';
import { deductible, type DeductibleClause } from './deductible';
import { disputePath, type DisputePathClause } from './dispute-path';
import { handOver, type HandOverClause } from './hand-over';
import { keyByAverage, type KeyByAverageClause } from './key-by-average';
import { keyByBudgetShare, type KeyByBudgetShareClause } from './key-by-budget-share';
import { keyByPupils, type KeyByPupilsClause } from './key-by-pupils';
import { keyByUse, type KeyByUseClause } from './key-by-use';
import { keyByWeights, type KeyByWeightsClause } from './key-by-weights';
import { leadMunicipality, type LeadMunicipalityClause } from './lead-municipality';
import { lineWeight, type LineWeightClause } from './line-weight';
import { lostEvidence, type LostEvidenceClause } from './lost-evidence';
import { minimum, type MinimumClause } from './minimum';
import { minimumDuration, type MinimumDurationClause } from './minimum-duration';
import { moneyFollowsEffort, type MoneyFollowsEffortClause } from './money-follows-effort';
import { moveExemption, type MoveExemptionClause } from './move-exemption';
import { mutualAcceptance, type MutualAcceptanceClause } from './mutual-acceptance';
import { netting, type NettingClause } from './netting';
import { notAgreed, type NotAgreedClause } from './not-agreed';
import { outsideCompensation, type OutsideCompensationClause } from './outside-compensation';
import { prefinancing, type PrefinancingClause } from './prefinancing';
import { renewal, type RenewalClause } from './renewal';
import { reporting, type ReportingClause } from './reporting';
import { residencePrinciple, type ResidencePrincipleClause } from './residence-principle';
import { riskSharing, type RiskSharingClause } from './risk-sharing';
import { schoolPrinciple, type SchoolPrincipleClause } from './school-principle';
import { separateInvoicing, type SeparateInvoicingClause } from './separate-invoicing';
import { shareCosts, type ShareCostsClause } from './share-costs';
import { succession, type SuccessionClause } from './succession';
import { tariff, type TariffClause } from './tariff';
import { terms, type TermsClause } from './terms';
import { threshold, type ThresholdClause } from './threshold';
import { transport, type TransportClause } from './transport';
import type { ClauseKind, Text } from './kind';

/** All kinds of agreement: a closed set, no scripts and no expressions. */
export type Clause =
  | CoordinationClause
  | PrefinancingClause
  | LeadMunicipalityClause
  | ResidencePrincipleClause
  | SchoolPrincipleClause
  | ShareCostsClause
  | KeyByUseClause
  | KeyByAverageClause
  | KeyByBudgetShareClause
  | KeyByWeightsClause
  | KeyByPupilsClause
  | RiskSharingClause
  | CollectiveFundingClause
  | SeparateInvoicingClause
  | BreakthroughBudgetClause
  | MoneyFollowsEffortClause
  | OutsideCompensationClause
  | MoveExemptionClause
  | TransportClause
  | SuccessionClause
  | MinimumDurationClause
  | LineWeightClause
  | TariffClause
  | ThresholdClause
  | DeductibleClause
  | CapClause
  | MinimumClause
  | AdminFeeClause
  | MutualAcceptanceClause
  | AccessConsentClause
  | AntiShiftingClause
  | HandOverClause
  | LostEvidenceClause
  | TermsClause
  | RenewalClause
  | DisputePathClause
  | NettingClause
  | ReportingClause
  | NotAgreedClause;

/**
 * One entry for every kind; a kind that is forgotten here does not compile. Clauses about amounts
 * work in this order.
 */
const KINDS: { readonly [K in Clause['kind']]: ClauseKind<Extract<Clause, { kind: K }>> } = {
  coordination,
  prefinancing,
  'lead-municipality': leadMunicipality,
  'residence-principle': residencePrinciple,
  'school-principle': schoolPrinciple,
  'share-costs': shareCosts,
  'key-by-use': keyByUse,
  'key-by-average': keyByAverage,
  'key-by-budget-share': keyByBudgetShare,
  'key-by-weights': keyByWeights,
  'key-by-pupils': keyByPupils,
  'risk-sharing': riskSharing,
  'collective-funding': collectiveFunding,
  'separate-invoicing': separateInvoicing,
  'breakthrough-budget': breakthroughBudget,
  'money-follows-effort': moneyFollowsEffort,
  'outside-compensation': outsideCompensation,
  'move-exemption': moveExemption,
  transport,
  succession,
  'minimum-duration': minimumDuration,
  'line-weight': lineWeight,
  tariff,
  threshold,
  deductible,
  cap,
  minimum,
  'admin-fee': adminFee,
  'mutual-acceptance': mutualAcceptance,
  'access-consent': accessConsent,
  'anti-shifting': antiShifting,
  'hand-over': handOver,
  'lost-evidence': lostEvidence,
  terms,
  renewal,
  'dispute-path': disputePath,
  netting,
  reporting,
  'not-agreed': notAgreed,
};

/** The names of all kinds, in the order in which clauses about amounts work. */
export const KIND_NAMES = Object.keys(KINDS) as readonly Clause['kind'][];

/** The kind of a clause, ready to be asked about that clause. */
export function kindOf(clause: Clause): ClauseKind<Clause> {
  return kindNamed(clause.kind);
}

export function kindNamed(name: Clause['kind']): ClauseKind<Clause> {
  // The table pairs every clause with its own kind, which the type of a look-up cannot say.
  return KINDS[name] as unknown as ClauseKind<Clause>;
}

export function isKindName(name: unknown): name is Clause['kind'] {
  return typeof name === 'string' && Object.hasOwn(KINDS, name);
}

/** What a kind is called; a name that is no kind is told as it is. */
export function titleOf(kind: string): Text {
  return isKindName(kind) ? kindNamed(kind).title : { nl: kind, en: kind };
}
