import { overlaps, type Cents, type OpenPeriod } from '@grensverkeer/settlement';
import { HOUR, isUnitFor, MINUTE, type DeclaredLine } from './against-assignment';
import { nationalCategory } from './products';

/** A tariff that a municipality and a provider have agreed for a product; null with unit 83. */
export interface Tariff extends OpenPeriod {
  readonly productCategory: string;
  readonly productCode: string;
  readonly unit: string;
  readonly cents: Cents | null;
}

const EURO = '83';

/**
 * The rules that hold a debit line against the contract of its municipality and provider.
 * @param tariffs what is agreed on the line's product code, in any category and at any time; null
 *   when no contract is known over the line's period: then only what needs none is judged
 * @param unitAssigned whether the assignment itself says the unit
 */
export function againstContract(
  line: DeclaredLine,
  tariffs: readonly Tariff[] | null,
  unitAssigned: boolean,
): string[] {
  const agreed = (tariffs ?? []).filter(
    (tariff) => tariff.productCategory === line.productCategory && overlaps(line.period, tariff),
  );
  const fitting = agreed.filter(({ unit }) => isUnitFor(unit, line.unit));
  const codes: string[] = [];
  if (!isInProductList(line, tariffs)) codes.push('S329');
  if (!unitAssigned && agreed.length > 0 && fitting.length === 0) codes.push('9341');
  if (line.unit === EURO) return codes;
  if (!isAmountRight(line, fitting)) codes.push('9346');
  if (tariffs && line.tariff !== null && !fitting.some((tariff) => isTariffOf(tariff, line))) {
    codes.push('0611');
  }
  return codes;
}

/** TR381: what was agreed goes first, then the national list; a code of neither is not known. */
function isInProductList(
  { productCategory, productCode }: DeclaredLine,
  tariffs: readonly Tariff[] | null,
): boolean {
  const agreed = (tariffs ?? []).filter((tariff) => tariff.productCode === productCode);
  if (agreed.some((tariff) => tariff.productCategory === productCategory)) return true;
  const national = nationalCategory(productCode);
  return national === null ? tariffs === null : national === productCategory;
}

/** TR418; an hour tariff is shown per minute, rounded half up (IV081). */
function isTariffOf({ unit, cents }: Tariff, line: DeclaredLine): boolean {
  if (cents === null || line.tariff === null) return cents === line.tariff;
  return isPerMinute(unit, line) ? isRounded(cents, 1, line.tariff) : cents === line.tariff;
}

/**
 * TR346. Minutes on an hour tariff are counted by that tariff; what the line shows per minute does
 * not matter then (IV081).
 */
function isAmountRight(line: DeclaredLine, fitting: readonly Tariff[]): boolean {
  const hourly = fitting.filter(({ unit }) => isPerMinute(unit, line));
  if (hourly.some((tariff) => isAmountOf(tariff, line))) return true;
  const shown = fitting.filter((tariff) => line.tariff === null || isTariffOf(tariff, line));
  if (shown.length > 0) return shown.some((tariff) => isAmountOf(tariff, line));
  if (line.tariff === null) return true;
  return line.unit === MINUTE
    ? isOfSomeHourTariff(line, line.tariff)
    : isProduct(line, line.tariff);
}

function isAmountOf({ unit, cents }: Tariff, line: DeclaredLine): boolean {
  if (cents === null) return true;
  return isPerMinute(unit, line)
    ? isRounded(cents, line.volume, line.amount)
    : isProduct(line, cents);
}

const isPerMinute = (agreed: string, { unit }: DeclaredLine): boolean =>
  agreed === HOUR && unit === MINUTE;

const isProduct = ({ volume, amount }: DeclaredLine, cents: number): boolean =>
  volume * cents === amount;

/** Whether so many minutes on this hour tariff are the amount, rounded half up; divides nothing. */
function isRounded(hourCents: number, minutes: number, amount: number): boolean {
  const over = hourCents * minutes + 30 - 60 * amount;
  return 0 <= over && over < 60;
}

/**
 * Without a contract the hour tariff is not known, only that it shows as this minute tariff. One
 * whole-cents hour tariff must lead to the amount; a plain minute tariff is sixty times itself.
 */
function isOfSomeHourTariff({ volume, amount }: DeclaredLine, shown: number): boolean {
  if (volume === 0) return amount === 0;
  const lowest = Math.max(shown * 60 - 30, Math.ceil((60 * amount - 30) / volume));
  return lowest <= shown * 60 + 29 && isRounded(lowest, volume, amount);
}
