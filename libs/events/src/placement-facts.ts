import { Type } from '@sinclair/typebox';
import {
  count,
  fraction,
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

export const stream = oneOf('youth-care', 'pupil-transport', 'residential-pupil', 'sbo-transfer');

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

const inquiry = Type.Object({
  askedOn: localDate,
  answeredOn: nullable(localDate),
  answer: nullable(municipality),
});

const placement = Type.Object({
  ...openPeriod,
  id,
  stream,
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
  countsAsStay: Type.Optional(Type.Boolean()),
  paidSoFar: Type.Optional(municipality),
  inquiry: Type.Optional(inquiry),
});

const share = Type.Object({ municipality, ...fraction });

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

/** What the receiver has assigned, in the codes of iJw: invoice lines are held against it. */
const allocation = Type.Object({
  volume: nullable(
    Type.Object({
      amount: count,
      unit: Type.String({ pattern: '^[0-9]{2}$', description: 'WJ756' }),
      frequency: Type.String({ pattern: '^[0-9]$', description: 'WMO757' }),
    }),
  ),
  budgetCents: nullable(count),
  removed: Type.Boolean({ description: 'Taken back (RedenWijziging 13): nothing may be billed' }),
});

/** Next to the placement also its allocation, which version 1 did not tell, and two of its marks. */
export const placementRecordedV2 = Type.Object({
  placementId: id,
  childId: id,
  version,
  placement: Type.Object({
    ...placement.properties,
    isPaidByState: Type.Optional(Type.Boolean()),
    isPlaceSecret: Type.Optional(Type.Boolean()),
  }),
  allocation,
});

export const decisionsRecordedV1 = Type.Object({
  childId: id,
  version,
  decisions: list(personDecision),
});
