const TEXTS = { type: 'array' as const, items: { type: 'string' as const } };

/** How a side reads once its region is resolved. */
export const SIDE_SCHEMA = {
  type: 'object' as const,
  required: ['name', 'municipalities'],
  properties: { name: { type: 'string' as const }, municipalities: TEXTS },
};

/** An absent member means "any". The full list is checked by `libs/settlement`. */
export const SCOPE_SCHEMA = {
  type: 'object' as const,
  additionalProperties: true,
  description: 'What it is about; an absent member means "any"',
  properties: {
    groups: TEXTS,
    schoolTypes: TEXTS,
    productCategories: TEXTS,
    productCodes: TEXTS,
  },
};

/** A clause of the closed set; every kind has its own members beside these. */
export const CLAUSE_SCHEMA = {
  type: 'object' as const,
  required: ['id', 'kind'],
  additionalProperties: true,
  properties: {
    id: { type: 'string' },
    kind: { type: 'string', example: 'share-costs' },
    scope: { type: 'object', additionalProperties: true },
  },
  example: {
    id: 'kostenverdeling',
    kind: 'share-costs',
    schoolShare: { numerator: 1, denominator: 4 },
  },
};
