import { inOrderOfRules } from '@grensverkeer/ijw';
import { municipality, type LocalDate } from '@grensverkeer/settlement';
import type { EarlierInvoices } from './earlier-invoices';
import type { Rejection } from './outcome';
import type { ReadJw323 } from './read-jw323';
import { today } from './today';

/** The first day of the Jeugdwet: no assignment is older. */
const FIRST_ASSIGNMENT = '2015-01-01';
const BROKEN = '0001';

/**
 * Why a whole JW323 is not taken up, as far as the message and the calendar show it: a rule of
 * level 2 is broken (0001, and then nothing else is said); its date lies in the future (TR135); its
 * municipality did not exist while an assignment can have begun (TR378).
 */
export function rejectionOf(
  { header, findings }: Pick<ReadJw323, 'header' | 'findings'>,
  on: LocalDate = today(),
): Rejection | null {
  if (findings.some(({ level }) => level === 2))
    return { kind: 'message-refused', codes: [BROKEN] };
  const codes = [
    ...(isAfter(header.BerichtIdentificatie.Dagtekening, on) ? ['8848'] : []),
    ...(existedSinceJeugdwet(header.Ontvanger, on) ? [] : ['S300']),
  ];
  return codes.length > 0 ? { kind: 'message-refused', codes } : null;
}

/** A date of XML may have a year of five digits, which is later than any of ours. */
const isAfter = (date: string, on: LocalDate): boolean =>
  date.length > on.length ? !date.startsWith('-') : date > on;

/**
 * The same, with what earlier messages of the sender say: its identification was used before
 * (TR056), which refuses the message; its number was used before (TR333) or its period lies before
 * the last one declared to this municipality (TR318), which refuses the declaration. What was
 * refused as a whole counts as not sent and is no earlier message (OP286, IV087).
 */
export function rejectionInBooks(
  {
    read,
    rejection,
  }: { readonly read: Pick<ReadJw323, 'kop'>; readonly rejection: Rejection | null },
  { isIdentified, isNumbered, isEarlier }: EarlierInvoices,
): Rejection | null {
  const own = rejection?.codes ?? [];
  if (own.includes(BROKEN)) return rejection;
  const header = [...own, ...(isIdentified ? ['9056'] : [])];
  if (header.length > 0) return { kind: 'message-refused', codes: inOrderOfRules(header) };
  const codes = [...(isNumbered ? ['9333'] : []), ...(isEarlier ? ['8214'] : [])];
  return codes.length > 0 ? { kind: 'declaration-refused', kop: read.kop, codes } : null;
}

/** An old code may be used for assignments that began under it (TR378). */
function existedSinceJeugdwet(code: string, on: LocalDate): boolean {
  const found = municipality(code);
  return (
    found !== undefined &&
    (found.from === null || found.from <= on) &&
    (found.until === null || found.until > FIRST_ASSIGNMENT)
  );
}
