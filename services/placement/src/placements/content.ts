import { cloudEvent, type CloudEvent } from '@grensverkeer/events';
import { Refusal, type InvalidParam } from '@grensverkeer/service-kit';
import type { Placement } from '@grensverkeer/settlement';
import type { PlacementAnswer, PlacementDto } from './placement.dto';
import type { PlacementRow } from './placement.entity';

/** The members that a PUT says; the consent has an address of its own. */
export type PlacementContent = Omit<PlacementRow, 'id' | 'version' | 'consentGiven' | 'consentOn'>;

/** Nothing left out, so that two contents can be compared member by member. */
export function contentOf(dto: PlacementDto): PlacementContent {
  const { volume } = dto;
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
  };
}

/** Does the row say this already? */
export function isSame(row: PlacementRow, content: PlacementContent): boolean {
  const { volume: before, ...were } = row;
  const { volume: after, ...are } = content;
  const members = Object.keys(are) as (keyof typeof are)[];
  return (
    row.version > 0 &&
    members.every((member) => were[member] === are[member]) &&
    before?.amount === after?.amount &&
    before?.unit === after?.unit &&
    before?.frequency === after?.frequency
  );
}

/**
 * Invoice lines hang on receiver and allocation number, and through them on the child: once told,
 * they stay. Setting a receiver and number that were not known yet is no change.
 * @throws Refusal `placement-identity-fixed` naming the members
 */
export function refuseNewIdentity(row: PlacementRow, content: PlacementContent): void {
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

/** The whole placement as a fact; consent travels with it. The row is at least version 1. */
export function placementRecorded(row: PlacementRow): CloudEvent {
  const { id, version, childId, stream, provider, from, legalBasis } = row;
  if (!childId || !stream || !provider || !from || !legalBasis) {
    throw new Error('a placement of version 1 is whole');
  }
  const placement: Placement = {
    ...{ id, stream, provider, from, until: row.until, legalBasis, stay: row.stay },
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
  };
  return cloudEvent({
    service: 'placement',
    type: 'nl.grensverkeer.placement-recorded.v2',
    subject: id,
    partitionKey: childId,
    version,
    data: {
      ...{ placementId: id, childId, version, placement },
      allocation: { volume: row.volume, budgetCents: row.budgetCents, removed: false },
    },
  });
}
