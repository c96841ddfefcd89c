import { randomUUID } from 'crypto';
import { cloudEvent, type EventData, type EventType, type FactEvent } from '@grensverkeer/events';
import { hashBsn } from '@grensverkeer/service-kit';
import type { LocalDate } from '@grensverkeer/settlement';

/** The n-th BSN of the range for tests, which passes the 11-proof. */
export function testBsn(n: number): string {
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  const passes = (text: string): boolean =>
    weights.reduce((sum, weight, at) => sum + weight * Number(text[at]), 0) % 11 === 0;
  for (let number = 999_900_006, left = n; number <= 999_999_990; number += 1) {
    if (passes(`${number}`) && left-- === 0) return `${number}`;
  }
  throw new Error('no such test number');
}

/** A child with its facts, as enrolment tells them. */
export class Child {
  readonly id = randomUUID();

  constructor(readonly bsn: string) {}

  recorded(version = 1): FactEvent {
    return this.event('nl.grensverkeer.child-recorded.v1', version, {
      birthDate: '2012-05-04' as LocalDate,
      motherAtBirth: { status: 'unknown' },
      bsnHash: hashBsn(this.bsn),
    });
  }

  /** Registered at a woonadres in these municipalities, one after another. */
  lives(version: number, ...stretches: [from: string, municipality: string][]): FactEvent {
    const residences = stretches.map(([from, municipality], at) => ({
      from: from as LocalDate,
      until: (stretches[at + 1]?.[0] ?? null) as LocalDate | null,
      ...{ status: 'resident' as const, municipality, addressKind: 'woonadres' as const },
      ...{ underInvestigation: null, administrativeOnly: false },
    }));
    return this.event('nl.grensverkeer.residences-recorded.v1', version, { residences });
  }

  private event<T extends EventType>(type: T, version: number, data: object): FactEvent {
    const whole = { childId: this.id, version, ...data } as unknown as EventData<T>;
    return cloudEvent({
      ...{ service: 'enrolment', type, subject: this.id, partitionKey: this.id, version },
      data: whole,
    }) as FactEvent;
  }
}
