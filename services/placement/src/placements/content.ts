import { cloudEvent, type CloudEvent } from '@grensverkeer/events';
import { Refusal, traced, type InvalidParam } from '@grensverkeer/service-kit';
import type { Placement } from '@grensverkeer/settlement';
import type { PlacementAnswer, PlacementDto } from './placement.dto';
import type { PlacementRow } from './placement.entity';

/** What a placement says; the consent has an address of its own. */
export type PlacementContent = Omit<PlacementRow, 'id' | 'version' | 'consentGiven' | 'consentOn'>;

/** The members that a PUT says: only a JW301 takes an allocation back. */
export type PutContent = Omit<PlacementContent, 'removed'>;

/** Nothing left out, so that two contents can be compared member by member. */
export function contentOf(dto: PlacementDto): PutContent {
  const { volume, inquiry } = dto;
  return {
    childId: dto.childId,
    stream: dto.stream ?? 'youth-care',
    provider: dto.provider,
    receiver: dto.receiver ?? null,
    allocationNumber: dto.allocationNumber ?? null,
    productCategory: dto.productCategory ?? null,
    productCode: dto.productCode ?? null,
    volume: volume
      ? { amount: volume.amount, unit: volume.unit, frequency: volume.frequency }
      : null,
    budgetCents: dto.budgetCents ?? null,
    from: dto.from,
    until: dto.until ?? null,
    legalBasis: dto.legalBasis ?? 'jeugdwet',
    stay: dto.stay ?? null,
    partTime: dto.partTime ?? false,
    startUntraceable: dto.startUntraceable ?? false,
    place: dto.place ?? null,
    helpRequestDate: dto.helpRequestDate ?? null,
    group: dto.group ?? null,
    countsAsStay: dto.countsAsStay ?? null,
    paidSoFar: dto.paidSoFar ?? null,
    isPaidByState: dto.isPaidByState ?? false,
    isPlaceSecret: dto.isPlaceSecret ?? false,
    inquiry: inquiry
      ? {
          askedOn: inquiry.askedOn,
          answeredOn: inquiry.answeredOn ?? null,
          answer: inquiry.answer ?? null,
        }
      : null,
  };
}

/** Does the row say this already? Parts of it are compared by what they hold. */
export function isSame(row: PlacementRow, content: PutContent | PlacementContent): boolean {
  const members = Object.keys(content) as (keyof PutContent)[];
  return row.version > 0 && members.every((member) => isEqual(row[member], content[member]));
}

function isEqual(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  const [before, after] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return (
    before.size === after.size && [...after].every(([key, value]) => before.get(key) === value)
  );
}

/**
 * Invoice lines hang on receiver and allocation number, and through them on the child: once told,
 * they stay. Setting a receiver and number that were not known yet is no change.
 * @throws Refusal `placement-identity-fixed` naming the members
 */
export function refuseNewIdentity(row: PlacementRow, content: PutContent): void {
  const params = (['childId', 'receiver', 'allocationNumber'] as const)
    .filter((member) => row[member] !== null && row[member] !== content[member])
    .map((name): InvalidParam => ({ name, code: 'fixed', reason: 'was told and cannot change' }));
  if (params.length === 0) return;
  throw new Refusal('placement-identity-fixed', 'Child, receiver and number stay as told.', {
    params,
    nl: 'Jeugdige, gemeente en toewijzingsnummer van een toewijzing staan vast.',
    en: 'Child, receiver and allocation number of a placement cannot change.',
  });
}

export function answerOf(row: PlacementRow): PlacementAnswer {
  const { id: placementId, consentGiven: given, consentOn: on, ...rest } = row;
  return {
    ...(rest as Omit<PlacementAnswer, 'placementId'>),
    placementId,
    homeConsent: { given, on },
  };
}

/**
 * The placement as the law reads it. An allocation that was taken back counts as never sent
 * (OP033x1), so nobody stays anywhere by it. The row is at least version 1.
 */
export function placementOf(row: PlacementRow): Placement {
  const { id, stream, provider, from, legalBasis, removed, countsAsStay, paidSoFar } = row;
  if (!stream || !provider || !from || !legalBasis) {
    throw new Error('a placement of version 1 is whole');
  }
  return {
    ...{ id, stream, provider, from, until: row.until, legalBasis },
    stay: removed ? null : row.stay,
    receiver: row.receiver,
    allocationNumber: row.allocationNumber,
    productCategory: row.productCategory,
    productCode: row.productCode,
    partTime: row.partTime,
    startUntraceable: row.startUntraceable,
    place: row.place,
    helpRequestDate: row.helpRequestDate,
    group: row.group,
    homeConsent: row.consentGiven,
    ...(countsAsStay !== null && { countsAsStay }),
    ...(paidSoFar !== null && { paidSoFar }),
    ...(row.inquiry !== null && { inquiry: row.inquiry }),
    ...(row.isPaidByState && { isPaidByState: true }),
    ...(row.isPlaceSecret && { isPlaceSecret: true }),
    ...(removed && { isRemoved: true }),
  };
}

/** The whole placement as a fact, with its allocation; consent travels with it. */
export function placementRecorded(row: PlacementRow): CloudEvent {
  const { id, version, childId, volume, budgetCents, removed } = row;
  if (!childId) throw new Error('a placement of version 1 is whole');
  // Told with the allocation.
  const { isRemoved: _, ...placement } = placementOf(row);
  return cloudEvent({
    service: 'placement',
    type: 'nl.grensverkeer.placement-recorded.v2',
    subject: id,
    partitionKey: childId,
    version,
    ...traced(),
    data: {
      ...{ placementId: id, childId, version, placement },
      allocation: { volume, budgetCents, removed },
    },
  });
}
