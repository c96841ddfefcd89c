export * from './facts';
export * from './case-file';
export * from './convenant';
export * from './decision';
export * from './money';
export * from './period';
export * from './volume';
export { applyAgreements, type Lawful } from './clauses/apply';
export { Impossible } from './impossible';
export * from './geo/municipalities';
export * from './geo/regions';
export { correct, standing } from './correct';
export { groundOf } from './ground';
export {
  explain,
  explainContinuation,
  explainInterim,
  explainOpen,
  type Names,
} from './explain/explain';
export type { Language } from './explain/texts';
export { decide } from './decide';
export { continuation, type Continuation } from './continuation';
export { interimPayer, settleFrom, type InterimPayer } from './interim-payer';
export { settle } from './settle';
export { linesReachOthers } from './reach';
export {
  clauseForms,
  parseClauses,
  parseScope,
  scopeForm,
  type Fault,
  type FormField,
  type KindForm,
} from './clauses/parse';
export type { DayWeight, Happening, Occasion, Text } from './clauses/kind';
export { dutiesOf, type Duty } from './duties';
export {
  agreedIn,
  dutiesAt,
  endedFrom,
  inForceBetween,
  occasionsOf,
  type AgreedClause,
  type AgreedDuty,
} from './agreed';
export { checkConvenant, type Finding } from './check-convenant';
export type { FindingCode } from './clauses/kind';
