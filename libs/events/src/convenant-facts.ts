import { Type, type Static } from '@sinclair/typebox';
import { schoolType } from './child-facts';
import { count, id, list, municipality, oneOf, openPeriod, text, version } from './values';

const side = Type.Object({ name: text(200), municipalities: list(municipality) });
type Side = Static<typeof side>;

const scope = Type.Object({
  groups: Type.Optional(list(text(64))),
  schoolTypes: Type.Optional(list(schoolType)),
  productCategories: Type.Optional(list(text(16))),
  productCodes: Type.Optional(list(text(16))),
});

const role = oneOf('school', 'home');
const common = { id, scope: Type.Optional(scope) };

const clause = Type.Union([
  Type.Object({ ...common, kind: Type.Literal('coordination'), coordinator: role }),
  Type.Object({ ...common, kind: Type.Literal('prefinancing'), prefinancier: role }),
  Type.Object({
    ...common,
    kind: Type.Literal('share-costs'),
    schoolShare: Type.Object({
      numerator: count,
      denominator: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    }),
  }),
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
