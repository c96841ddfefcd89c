import type { Placement } from '../facts';
import type { LocalDate } from '../period';

/** Help of which nothing is known but that it is youth care; samples fill in the rest. */
export const BLANK_PLACEMENT: Placement = {
  id: 'sample',
  stream: 'youth-care',
  provider: '00000000',
  receiver: null,
  allocationNumber: null,
  productCategory: null,
  productCode: null,
  legalBasis: 'jeugdwet',
  stay: null,
  partTime: false,
  startUntraceable: false,
  place: null,
  helpRequestDate: null,
  group: null,
  homeConsent: true,
  from: '2000-01-01' as LocalDate,
  until: null,
};
