import { type Static, Type } from '@sinclair/typebox';
import { schoolType } from './child-facts';
import { stream } from './placement-facts';
import {
  cents,
  count,
  fraction,
  id,
  list,
  localDate,
  municipality,
  nullable,
  oneOf,
  openPeriod,
  text,
  version,
} from './values';

const side = Type.Object({ name: text(200), municipalities: list(municipality) });
type Side = Static<typeof side>;

const scope = Type.Object({
  streams: Type.Optional(list(stream)),
  groups: Type.Optional(list(text(64))),
  schoolTypes: Type.Optional(list(schoolType)),
  productCategories: Type.Optional(list(text(16))),
  productCodes: Type.Optional(list(text(16))),
  helpForms: Type.Optional(list(oneOf('with-stay', 'without-stay'))),
  homeMunicipalities: Type.Optional(list(municipality)),
  schoolMunicipalities: Type.Optional(list(municipality)),
  ages: Type.Optional(Type.Object({ from: count, until: nullable(count) })),
  period: Type.Optional(Type.Object(openPeriod)),
  homeConsent: Type.Optional(Type.Boolean()),
});

const role = oneOf('school', 'home');
const window = oneOf('line', 'month', 'year');
const part = Type.Object(fraction);
const rate = Type.Object({ productCode: text(16), unit: oneOf('day', 'month'), rateCents: cents });
const raise = Type.Object({ from: localDate, ceilingCents: cents });

const named = <const K extends string>(kind: K) => ({
  id,
  scope: Type.Optional(scope),
  kind: Type.Literal(kind),
});

/** The closed set of the pure library. A reader that does not know a kind may not guess. */
const clause = Type.Union([
  Type.Object({ ...named('coordination'), coordinator: role }),
  Type.Object({ ...named('prefinancing'), prefinancier: role }),
  Type.Object({ ...named('share-costs'), schoolShare: part }),
  Type.Object({
    ...named('tariff'),
    basis: oneOf('host', 'home', 'national', 'continuation'),
    rates: list(rate),
    excessBearer: role,
  }),
  Type.Object({ ...named('threshold'), bearer: role, thresholdCents: cents, window }),
  Type.Object({ ...named('deductible'), bearer: role, deductibleCents: cents, window }),
  Type.Object({
    ...named('cap'),
    capped: role,
    ceilingCents: cents,
    window,
    raises: list(raise),
    exhaustedFrom: nullable(localDate),
  }),
  Type.Object({ ...named('minimum'), minimumCents: cents, window }),
  Type.Object({ ...named('admin-fee'), payer: role, part, fixedCents: cents }),
]);

const convenant = Type.Object({
  ...openPeriod,
  id,
  version,
  name: text(200),
  sides: Type.Unsafe<readonly [Side, Side]>(Type.Tuple([side, side])),
  scope,
  clauses: list(clause),
});

/** `version` is the number of the published convenant version; regions are resolved in it. */
export const convenantPublishedV1 = Type.Object({ convenantId: id, version, convenant });
