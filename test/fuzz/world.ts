import type { FactEvent } from '@grensverkeer/events';
import { connect } from '@grensverkeer/service-kit';
import type { ChildFact } from '@grensverkeer/messaging';
import { recordChildFacts } from '../../services/billing/src/facts/facts.service';
import { schema } from '../../services/billing/src/schema';
import { Case, day, fact, testBsn } from '../../services/billing/test/case';

export const PROVIDERS = ['12345678', '23456789'] as const;
export const RECEIVERS = ['0599', '0502'] as const;

/** Children with an assignment of every kind: by volume and frequency, by budget, and without. */
export const CHILDREN: readonly Case[] = Array.from(
  { length: 12 },
  (_, n) => new Case(100 + n, testBsn(n), RECEIVERS[n % 2], PROVIDERS[n % 5 === 4 ? 1 : 0]),
);

const ASSIGNED = [
  { volume: { amount: 3, unit: '04', frequency: '2' }, budgetCents: null },
  { volume: { amount: 20, unit: '04', frequency: '4' }, budgetCents: null },
  { volume: { amount: 100_000, unit: '83', frequency: '6' }, budgetCents: null },
  { volume: null, budgetCents: 500_000 },
  { volume: null, budgetCents: null },
] as const;

/** Tells an empty billing of these children; the last one has no placement yet. */
export async function tellWorld(databaseUrl: string): Promise<void> {
  const database = await connect(schema, databaseUrl, 1);
  try {
    const facts = CHILDREN.flatMap((child, n) => [
      child.child(),
      child.residences(1, n % 3 === 0 ? '0502' : '0599', ['2026-04-12', '0489']),
      ...(n < CHILDREN.length - 1 ? [assigned(child, n)] : []),
    ]) as ChildFact[];
    await database.transaction((tx) => recordChildFacts(tx, facts));
  } finally {
    await database.destroy();
  }
}

function assigned(child: Case, n: number): FactEvent {
  const { placementId, childId, provider, receiver, allocationNumber } = child;
  const { volume, budgetCents } = ASSIGNED[n % ASSIGNED.length] ?? ASSIGNED[4];
  const placement = {
    ...{ id: placementId, provider, receiver, allocationNumber, stream: 'youth-care' as const },
    ...{ productCategory: '45', productCode: volume ? '45A04' : null },
    ...{ legalBasis: 'jeugdwet' as const, from: day('2026-01-15'), until: day('2026-12-20') },
    ...{ stay: null, partTime: false, startUntraceable: false, place: null },
    ...{ helpRequestDate: null, group: null, homeConsent: true },
  };
  const allocation = { volume, budgetCents, removed: n === 7 };
  const data = { placementId, childId, version: 1, placement, allocation };
  return fact('nl.grensverkeer.placement-recorded.v2', placementId, childId, data);
}
