import { type Static, Type } from '@sinclair/typebox';
import { schoolType } from './child-facts';
import { stream } from './placement-facts';
import {
  count,
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

/**
 * What all clauses have in common. The kinds and their own members are a closed set of the pure
 * library: it checks them when a draft is made and again before they are followed, so that they
 * are written down once.
 */
const clause = Type.Object(
  { id, kind: text(64), scope: Type.Optional(scope) },
  { additionalProperties: true },
);

const convenant = {
  ...openPeriod,
  id,
  version,
  name: text(200),
  sides: Type.Unsafe<readonly [Side, Side]>(Type.Tuple([side, side])),
  scope,
  clauses: list(clause),
};

/** `version` is the number of the published convenant version; regions are resolved in it. */
export const convenantPublishedV1 = Type.Object({
  convenantId: id,
  version,
  convenant: Type.Object(convenant),
});

/** The same for a convenant that may be a default: it speaks only where no other one does. */
export const convenantPublishedV2 = Type.Object({
  convenantId: id,
  version,
  convenant: Type.Object({ ...convenant, isDefault: Type.Optional(Type.Boolean()) }),
});

/**
 * A published version and all before it end early. `until` is the first day of service about which
 * they no longer speak; days before it stay as they are, and a later version is not touched.
 */
export const convenantEndedV1 = Type.Object({ convenantId: id, version, until: localDate });
