import {
  Check,
  IsListOf,
  IsLocalDate,
  IsMunicipalityCode,
  IsOneOf,
  IsText,
  IsUntil,
} from '@grensverkeer/service-kit';

export const REGION_KINDS = ['youth-region', 'partnership', 'rmc', 'list'] as const;
export type RegionKind = (typeof REGION_KINDS)[number];

/** A municipality belongs to a region for a period; `until` is the first day it no longer does. */
export class Membership {
  @IsMunicipalityCode()
  code: string;

  @IsLocalDate()
  from: string;

  @IsUntil()
  until: string | null;
}

export class RegionContent {
  @IsText(200)
  name: string;

  @IsOneOf(REGION_KINDS)
  kind: RegionKind;

  @IsListOf(() => Membership)
  @Check('overlapping-memberships', 'one municipality is listed twice on one day', withoutOverlap)
  municipalities: Membership[];
}

function withoutOverlap(value: unknown): boolean {
  if (!Array.isArray(value)) return true;
  const memberships = value.filter((entry): entry is Membership => entry instanceof Membership);
  return memberships.every(({ code, from, until }, at) =>
    memberships
      .slice(at + 1)
      .every(
        (other) =>
          other.code !== code ||
          (other.until !== null && other.until <= from) ||
          (until !== null && until <= other.from),
      ),
  );
}
