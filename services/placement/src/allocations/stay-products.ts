import type { StayKind } from '@grensverkeer/settlement';

/** What a product says about staying: which kind, and whether the child keeps living at home. */
export interface StayProduct {
  readonly stay: StayKind;
  readonly partTime: boolean;
}

/** Categories of JZ020 that are a stay, with the kind that stands for all of their codes. */
const CATEGORIES: Readonly<Record<string, StayKind>> = {
  35: 'foster-care',
  36: 'family-home',
  37: 'closed',
  38: 'residential',
  43: 'residential',
  44: 'residential',
};

/** Codes of the national list JZ21 (February 2025) whose name says which kind of stay. */
const KINDS: readonly (readonly [StayKind, string])[] = [
  ['respite', '43A05 43A11 43A32 43A33 43A34 43A66 44A05 44A09 44A24 44A25 44A26 44A45'],
  ['foster-care', '43A03 43A09 43A23 43A24 43A25 43A26 43A27 43A28 43A60 43A61 43A62 43A63'],
  ['foster-care', '43B00 43B08 43B09 44A03 44A07 44A18 44A19 44A20 44B00 44B06 44B07 44B09'],
  ['foster-care', '44B02 44B03 44B10'],
  ['family-home', '43A04 43A10 43A29 43A30 43A31 43B01 43B10 43B11 44A04 44A08 44A21 44A22'],
  ['family-home', '44A23 44B01 44B04 44B05'],
  ['closed', '43A06 43A12 43A64 43B02 43B12 43B13 43B14 43B15'],
];

/** Codes of JZ21 whose name says part of the week, weekends or holidays. */
const PART_TIME = new Set(
  [
    '43A02 43A08 43A20 43A21 43A22 43A23 43A25 43A26 43A28 43A40 43A41 43A42',
    '43A62 43B06 43B09 43B11 43B18 44A02 44A15 44A16 44A17 44A18 44A20 44A32',
    '44A33 44A34 44B03 44B05 44B07 44B10',
  ]
    .join(' ')
    .split(' '),
);

/** Codes of JZ21 for costs beside a stay, which is allocated by itself. */
const COSTS_ONLY = new Set('43A58 43A59 44B08 44B15 44B16 44B17 44B18'.split(' '));

const byCode = new Map(
  KINDS.flatMap(([kind, codes]) => codes.split(' ').map((code) => [code, kind] as const)),
);

/**
 * Whether help of this product is a stay, as far as category and code tell; null when it is not.
 * A municipality may have codes of its own: then the category stands for them, and whoever knows
 * better records it with the placement.
 */
export function stayOf(category: string | null, code: string | null): StayProduct | null {
  const kind = CATEGORIES[category ?? ''];
  const known = code ?? '';
  if (kind === undefined || COSTS_ONLY.has(known)) return null;
  return { stay: byCode.get(known) ?? kind, partTime: PART_TIME.has(known) };
}
