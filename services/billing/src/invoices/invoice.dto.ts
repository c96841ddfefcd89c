import {
  Check,
  IsAgbCode,
  IsBsn,
  IsListOf,
  IsLocalDate,
  IsMunicipalityCode,
  IsOneOf,
  IsPattern,
  IsText,
  IsUntil,
  IsWhole,
} from '@grensverkeer/service-kit';
import { addMonths, isLocalDate, monthStart } from '@grensverkeer/settlement';
import { ArrayMinSize } from 'class-validator';

/** The bounds of iJw 3.2 (LDT_Bedrag, LDT_Volume, LDT_Nummer), so that both doors take the same. */
const LARGEST_AMOUNT = 99_999_999;
const LARGEST_VOLUME = 99_999_999;
const LARGEST_ALLOCATION = 999_999_999;
/** Code list WJ756. */
const UNITS = ['01', '04', '14', '16', '82', '83', '84'];

/** One line of an invoice. Amounts are never negative: `debitCredit` is the sign. */
export class InvoiceLineDto {
  @IsText(20, { description: "The provider's own number of this line, never used before" })
  reference: string;

  @IsText(20, { optional: true, description: 'Credit lines only: the debit that is cancelled' })
  previousReference?: string;

  @IsText(20, { optional: true, description: 'A refused line that this one replaces' })
  corrects?: string;

  @IsBsn({ optional: true, description: 'Left out for a secret address or a child without BSN' })
  bsn?: string;

  @IsWhole(0, LARGEST_ALLOCATION, { description: 'Allocation number (toewijzingnummer)' })
  allocationNumber: number;

  @IsText(16, { description: 'Product category (JZ020)' })
  productCategory: string;

  @IsText(16)
  productCode: string;

  @IsLocalDate()
  from: string;

  @IsUntil({ description: 'First day that no longer belongs to the line' })
  @Check('beyond-month', 'a line stays within one calendar month (CS337)', isInMonthOfFrom)
  until: string;

  @IsWhole(0, LARGEST_VOLUME)
  volume: number;

  @IsOneOf(UNITS, { description: 'Unit (WJ756)' })
  unit: string;

  @IsWhole(0, LARGEST_AMOUNT, { optional: true })
  tariffCents?: number;

  @IsWhole(0, LARGEST_AMOUNT, { description: 'At most 999,999.99 euro' })
  amountCents: number;

  @IsOneOf(['D', 'C'], { description: 'D debit, C credit' })
  @Check(
    'previous-reference',
    'a credit names in previousReference the debit that it cancels, a debit names none (CD060)',
    (value, { object }) =>
      (value === 'C') === ((object as InvoiceLineDto).previousReference !== undefined),
  )
  debitCredit: 'D' | 'C';
}

/** An invoice in JSON, for providers outside the iJw message traffic. */
export class InvoiceDto {
  @IsAgbCode({ description: 'AGB code of the provider' })
  sender: string;

  @IsMunicipalityCode({ description: 'The municipality that is billed' })
  receiver: string;

  @IsPattern(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/, 'must be 1 to 64 letters, digits or . _ / -')
  invoiceNumber: string;

  @IsLocalDate()
  invoiceDate: string;

  @IsListOf(() => InvoiceLineDto)
  @ArrayMinSize(1, { message: 'too-few|must hold at least one line' })
  lines: InvoiceLineDto[];
}

function isInMonthOfFrom(until: unknown, { object }: { object: object }): boolean {
  const { from } = object as { from?: unknown };
  if (!isLocalDate(from) || !isLocalDate(until)) return true;
  return until <= addMonths(monthStart(from), 1);
}
