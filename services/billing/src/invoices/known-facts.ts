import type { Assignment, Tariff, Used } from '@grensverkeer/ijw';
import type { OpenPeriod } from '@grensverkeer/settlement';
import type { CaseFacts } from '../facts/case-facts';
import type { SubmittedLine } from './submission';

/** An allocation as placement told it, newest version. */
export interface Allocation extends Assignment {
  readonly placementId: string;
  readonly childId: string;
  readonly provider: string;
}

/** A debit line that was stored earlier. */
export interface KnownDebit extends SubmittedLine {
  readonly id: number;
  readonly status: 'waiting' | 'accepted' | 'refused';
  readonly placementId: string | null;
  readonly childId: string | null;
  readonly credited: boolean;
}

/** What a municipality and a provider have agreed. */
export interface Contract {
  /** When anything at all is known to be agreed. */
  readonly spans: readonly OpenPeriod[];
  /** By product code: those that the lines name. */
  readonly tariffs: ReadonlyMap<string, readonly Tariff[]>;
}

/** What earlier messages and facts say about the lines to be judged. */
export interface Known {
  /** By `allocationKey`. */
  readonly allocations: ReadonlyMap<string, Allocation>;
  /** By child: all that facts say of those who have these allocations. */
  readonly cases: ReadonlyMap<string, CaseFacts>;
  /** `clientKey` of those BSNs of the lines that have an allocation at this provider. */
  readonly clients: ReadonlySet<string>;
  /** Debits of earlier messages, by `referenceKey`. */
  readonly debits: ReadonlyMap<string, KnownDebit>;
  /** `slotKey` of accepted debits that were not credited. */
  readonly slots: ReadonlySet<string>;
  /** By placement: what was used of its volume and budget. Absent = nothing, or nothing limited. */
  readonly used: ReadonlyMap<string, Used>;
  /** By `pairKey`; absent = no contract known. */
  readonly contracts: ReadonlyMap<string, Contract>;
}

type Named = Pick<SubmittedLine, 'receiver' | 'sender' | 'allocationNumber'>;

export const allocationKey = (line: Omit<Named, 'sender'>): string =>
  `${line.receiver} ${line.allocationNumber}`;

export const referenceKey = (sender: string, reference: string): string => `${sender} ${reference}`;

export const pairKey = ({ receiver, sender }: Omit<Named, 'allocationNumber'>): string =>
  `${receiver} ${sender}`;

export const clientKey = (line: Omit<Named, 'allocationNumber'>, bsnHash: string): string =>
  `${pairKey(line)} ${bsnHash}`;

/** One debit at a time may stand in it (TR389). @param allocation any one name of it */
export function slotKey(
  allocation: string,
  {
    productCategory,
    productCode,
    period,
  }: Pick<SubmittedLine, 'productCategory' | 'productCode' | 'period'>,
): string {
  return `${allocation} ${productCategory} ${productCode} ${period.from} ${period.until}`;
}
