import { Type } from '@sinclair/typebox';
import {
  count,
  id,
  list,
  localDate,
  municipality,
  nullable,
  oneOf,
  openPeriod,
  provider,
  text,
  version,
} from './values';

const legalBasis = oneOf(
  'jeugdwet',
  'jeugdreclassering',
  'jeugdreclassering-with-jji',
  'wmo-protected-living',
  'wmo-shelter',
  'wlz',
  'jji',
  'other-scheme',
);

const stayKind = oneOf(
  'foster-care',
  'family-home',
  'residential',
  'closed',
  'crisis',
  'mother-and-child',
  'respite',
  'protected-living',
  'shelter',
  'wlz-institution',
  'detention',
  'other',
);

const placement = Type.Object({
  ...openPeriod,
  id,
  stream: oneOf('youth-care', 'pupil-transport', 'residential-pupil', 'sbo-transfer'),
  provider,
  receiver: nullable(municipality),
  allocationNumber: nullable(count),
  productCategory: nullable(text(16)),
  productCode: nullable(text(16)),
  legalBasis,
  stay: nullable(stayKind),
  partTime: Type.Boolean(),
  startUntraceable: Type.Boolean(),
  place: nullable(municipality),
  helpRequestDate: nullable(localDate),
  group: nullable(text(64)),
  homeConsent: Type.Boolean(),
});

const share = Type.Object({
  municipality,
  numerator: count,
  denominator: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
});

const personDecision = Type.Object({
  ...openPeriod,
  id,
  source: oneOf('agreement', 'binding-advice', 'court'),
  reference: text(200),
  decidedOn: localDate,
  placementId: nullable(id),
  shares: list(share),
  setsAside: nullable(id),
});

export const placementRecordedV1 = Type.Object({
  placementId: id,
  childId: id,
  version,
  placement,
});

export const decisionsRecordedV1 = Type.Object({
  childId: id,
  version,
  decisions: list(personDecision),
});
