import {
  cloudEvent,
  type EventData,
  type FactEvent,
  type FactEventType,
} from '@grensverkeer/events';
import { hashBsn, isBsn } from '@grensverkeer/service-kit';
import type { LocalDate } from '@grensverkeer/settlement';
import { createHash, randomUUID } from 'crypto';

process.env['BSN_ENCRYPTION_KEY'] ??= '1'.repeat(64);
process.env['BSN_HASH_KEY'] ??= '2'.repeat(64);

/** A fact as its owner would tell it. */
export function fact<T extends FactEventType>(
  type: T,
  subject: string,
  partitionKey: string,
  data: EventData<T>,
): FactEvent {
  const { version } = data;
  const event = cloudEvent({ service: 'enrolment', type, subject, partitionKey, version, data });
  return event as FactEvent;
}

/** The numbers of the test range that pass the 11-proof; `n` from 0. */
export function testBsn(n: number): string {
  let found = -1;
  for (let number = 999_900_006; ; number++) {
    if (isBsn(String(number)) && ++found === n) return String(number);
  }
}

export const day = (text: string): LocalDate => text as LocalDate;

/** A product code of a municipality's own, another for every reference: a line takes its slot. */
export function productOf(reference: string): string {
  const digest = createHash('sha256')
    .update(reference)
    .digest('base64')
    .replace(/[^a-z]/gi, '');
  return digest.slice(0, 5);
}

/** A child with an allocation at a provider, and the facts that tell of them. */
export class Case {
  readonly childId = randomUUID();
  readonly placementId = randomUUID();

  constructor(
    readonly allocationNumber: number,
    readonly bsn: string,
    readonly receiver = '0599',
    readonly provider = '12345678',
  ) {}

  child(): FactEvent {
    const motherAtBirth = { status: 'unknown' } as const;
    const bsnHash = hashBsn(this.bsn);
    const data = { childId: this.childId, version: 1, birthDate: day('2014-05-01') };
    const all = { ...data, motherAtBirth, bsnHash };
    return fact('nl.grensverkeer.child-recorded.v1', this.childId, this.childId, all);
  }

  /** Lives from 2020 in the first municipality, from each later date in the next. */
  residences(version: number, first: string, ...moves: [string, string][]): FactEvent {
    const starts: [string, string][] = [['2020-01-01', first], ...moves];
    const residences = starts.map(([from, municipality], at) => ({
      from: day(from),
      until: starts[at + 1] ? day(starts[at + 1]![0]) : null,
      status: 'resident' as const,
      municipality,
      addressKind: 'woonadres' as const,
      underInvestigation: null,
      administrativeOnly: false,
    }));
    const data = { childId: this.childId, version, residences };
    return fact('nl.grensverkeer.residences-recorded.v1', this.childId, this.childId, data);
  }

  enrolment(schoolMunicipality: string): FactEvent {
    const enrolment = { id: 'e1', schoolId: 'school-1', schoolMunicipality, schoolType: 'so' };
    const period = { from: day('2020-01-01'), until: null };
    const enrolments = [{ ...enrolment, schoolType: 'so' as const, ...period }];
    const data = { childId: this.childId, version: 1, enrolments };
    return fact('nl.grensverkeer.enrolments-recorded.v1', this.childId, this.childId, data);
  }

  placement(version = 1): FactEvent {
    const { placementId, childId, provider, receiver, allocationNumber } = this;
    const placement = {
      id: placementId,
      ...{ provider, receiver, allocationNumber, stream: 'youth-care' as const },
      ...{ productCategory: '45', productCode: null, legalBasis: 'jeugdwet' as const },
      ...{ from: day('2026-01-01'), until: null, stay: null, partTime: false },
      ...{ startUntraceable: false, place: null, helpRequestDate: null },
      ...{ group: 'help-at-school', homeConsent: true },
    };
    const data = { placementId, childId, version, placement };
    return fact('nl.grensverkeer.placement-recorded.v1', placementId, childId, data);
  }

  /** All facts of a child that lives in a municipality. */
  facts(home: string): FactEvent[] {
    return [this.child(), this.residences(1, home), this.placement()];
  }

  /** A line over April 2026, of a product of its own; a credit is of the product of its debit. */
  line(reference: string, amountCents: number, more: Record<string, unknown> = {}) {
    const productCode = productOf(String(more['previousReference'] ?? reference));
    const product = { productCategory: '45', productCode, volume: 10, unit: '04' };
    const period = { from: '2026-04-01', until: '2026-05-01' };
    const { allocationNumber, bsn } = this;
    return {
      reference,
      bsn,
      allocationNumber,
      ...product,
      ...period,
      amountCents,
      debitCredit: 'D',
      ...more,
    };
  }

  invoice(invoiceNumber: string, ...lines: object[]) {
    const { provider: sender, receiver } = this;
    return { sender, receiver, invoiceNumber, invoiceDate: '2026-05-06', lines };
  }
}

/** A published agreement between two municipalities: the school's bears a half. */
export function halfEach(id: string, version: number, home: string, school: string): FactEvent {
  const sides: [Side, Side] = [
    { name: 'Home side', municipalities: [home] },
    { name: 'School side', municipalities: [school] },
  ];
  const clause = { id: 'half', kind: 'share-costs' as const };
  const convenant = {
    ...{ id, version, name: 'Half each', sides, scope: {} },
    ...{ from: day('2026-01-01'), until: null },
    clauses: [{ ...clause, schoolShare: { numerator: 1, denominator: 2 } }],
  };
  const data = { convenantId: id, version, convenant };
  return fact('nl.grensverkeer.convenant-published.v1', id, id, data);
}

interface Side {
  name: string;
  municipalities: string[];
}
