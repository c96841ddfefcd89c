import {
  addDays,
  decide,
  interimPayer,
  successorOn,
  type CaseFile,
  type InterimPayer,
  type MunicipalityCode,
  type Placement,
} from '@grensverkeer/settlement';
import { stayOf } from '../allocations/stay-products';
import type { RequestDecision, RequestRow, RequestState } from './request.entity';

/** What was asked, as far as who is responsible hangs on it. */
export type Asked = Pick<
  RequestRow,
  | 'id'
  | 'municipality'
  | 'provider'
  | 'productCategory'
  | 'productCode'
  | 'from'
  | 'until'
  | 'askedOn'
>;

/**
 * Who is responsible for the help that is asked, on its first day: Jeugdwet art. 1.1, from the
 * facts of the child. A child that is not known here, or a part that no rule may decide, is for
 * a person.
 * @param caseFile null when no child is known with this BSN
 */
export function decideRequest(asked: Asked, caseFile: CaseFile | null): RequestDecision {
  if (caseFile === null) return { kind: 'child-unknown' };
  const { file, placement } = withRequest(asked, caseFile);
  const [segment] = decide(file, placement, { from: asked.from, until: addDays(asked.from, 1) });
  return segment ?? { kind: 'child-unknown' };
}

/** Where a decision leads: to a person, to the case worker, or to another municipality. */
export function stateOf(asked: Asked, decision: RequestDecision): RequestState {
  if (decision.kind !== 'decided') return 'in-doubt';
  return decision.payer === receiverOn(asked) ? 'ours' : 'elsewhere';
}

/** Whom the JW319 names; null unless another municipality is responsible. */
export function otherMunicipality(
  asked: Asked,
  decision: RequestDecision | null,
): MunicipalityCode | null {
  if (decision?.kind !== 'decided' || decision.payer === receiverOn(asked)) return null;
  return decision.payer;
}

/** Who pays the provider as long as it is not settled who should (Jeugdwet 8.2.1). */
export function interimOf(asked: Asked, caseFile: CaseFile): InterimPayer {
  const { file, placement } = withRequest(asked, caseFile);
  return interimPayer(file, placement, asked.from);
}

/** A message about what ran before a merger carries the old code (TR378). */
function receiverOn({ municipality, from }: Asked): MunicipalityCode {
  return successorOn(municipality, from) ?? municipality;
}

/** The help as if it were allocated: when it is a stay, the address before it counts. */
function withRequest(asked: Asked, caseFile: CaseFile): { file: CaseFile; placement: Placement } {
  const { id, provider, productCategory, productCode, from, until, askedOn } = asked;
  const stay = stayOf(productCategory, productCode);
  const placement: Placement = {
    ...{ id, provider, productCategory, productCode, from, until },
    stream: 'youth-care',
    receiver: asked.municipality,
    allocationNumber: null,
    legalBasis: productCategory === '47' ? 'jeugdreclassering' : 'jeugdwet',
    stay: stay?.stay ?? null,
    partTime: stay?.partTime ?? false,
    startUntraceable: false,
    place: null,
    helpRequestDate: askedOn,
    group: null,
    homeConsent: false,
    inquiry: { askedOn, answeredOn: null, answer: null },
  };
  return { file: { ...caseFile, placements: [...caseFile.placements, placement] }, placement };
}
