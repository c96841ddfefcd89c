import {
  Check,
  IsAgbCode,
  IsKey,
  IsLocalDate,
  IsMunicipalityCode,
  IsOneOf,
  IsText,
  IsUntil,
  IsWhole,
  IsYesNo,
  PageQuery,
} from '@grensverkeer/service-kit';
import type { Cents, LocalDate } from '@grensverkeer/settlement';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';

/** Code list WJ756. */
const UNITS = ['01', '04', '14', '16', '82', '83', '84'];
const EURO = '83';
/** LDT_Bedrag of iJw 3.2. */
const LARGEST_TARIFF = 99_999_999;

const unless = { optional: true, nullable: true };
const of = (contract: object) => contract as ContractDto;
const isFilled = (value: unknown): boolean => value !== undefined && value !== null;

/** A tariff, or with `host` the agreement that the contract of another municipality counts. */
export class ContractDto {
  @IsMunicipalityCode({ description: 'The municipality that pays the provider' })
  municipality: string;

  @IsAgbCode()
  provider: string;

  @IsMunicipalityCode({
    ...unless,
    description:
      'By convenant the contract of this municipality with the provider counts; then no product',
  })
  @Check(
    'host-is-self',
    'a municipality is not its own host',
    (host, { object }) => host !== of(object).municipality,
  )
  host?: string | null;

  @IsKey({ ...unless, description: 'The convenant that says so' })
  convenantId?: string | null;

  @IsText(2, { nullable: true, optional: true, description: 'Product category (JZ020)' })
  @Check('with-host', 'a contract of a host names no product', isEitherOr)
  productCategory?: string | null;

  @IsText(5, unless)
  @Check('with-host', 'a contract of a host names no product', isEitherOr)
  productCode?: string | null;

  @IsOneOf(UNITS, { ...unless, description: 'Unit (WJ756)' })
  @Check('with-host', 'a contract of a host names no unit', isEitherOr)
  unit?: string | null;

  @IsWhole(0, LARGEST_TARIFF, { ...unless, description: 'Left out with unit 83 (euros)' })
  @Check(
    'tariff-with-euros',
    'unit 83 and a contract of a host have no tariff',
    (tariff, { object }) => !isFilled(tariff) || of(object).unit !== EURO,
  )
  tariffCents?: Cents | null;

  /** Rules over several members: a member that is left out is not looked at by itself. */
  @Check('product-missing', 'category, code and unit are needed without a host', isComplete)
  @Check('tariff-missing', 'a unit other than 83 needs a tariff', hasTariff)
  @IsLocalDate()
  from: LocalDate;

  @IsUntil(unless)
  until?: LocalDate | null;
}

function isEitherOr(value: unknown, { object }: { object: object }): boolean {
  return !(isFilled(value) && isFilled(of(object).host));
}

function isComplete(_: unknown, { object }: { object: object }): boolean {
  const { host, productCategory, productCode, unit } = of(object);
  return isFilled(host) || [productCategory, productCode, unit].every(isFilled);
}

function hasTariff(_: unknown, { object }: { object: object }): boolean {
  const { host, unit, tariffCents } = of(object);
  if (isFilled(host)) return !isFilled(tariffCents);
  return unit === EURO || !isFilled(unit) || isFilled(tariffCents);
}

/** A contract as it is kept: nothing left out. */
export class ContractView extends OmitType(ContractDto, []) {}

class ChangedView {
  @ApiProperty({ type: ContractView }) before: ContractView;
  @ApiProperty({ type: ContractView }) after: ContractView;
}

/** What an import does, or would do. */
export class ContractDiffView {
  @ApiProperty() dryRun: boolean;
  @ApiProperty({ type: [ContractView] }) added: ContractView[];
  @ApiProperty({ type: [ChangedView] }) changed: ChangedView[];
  @ApiProperty({ type: [ChangedView], description: 'They get an end, or an earlier one' })
  ended: ChangedView[];
  @ApiProperty({ type: 'integer' }) unchanged: number;
}

export class ImportQuery {
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsYesNo({ optional: true, description: 'Only say what would be different' })
  dryRun?: boolean;
}

export class ContractsQuery extends PageQuery {
  @IsMunicipalityCode({ optional: true })
  municipality?: string;

  @IsAgbCode({ optional: true })
  provider?: string;

  @IsText(5, { optional: true })
  productCode?: string;

  @IsLocalDate({ optional: true, description: 'In force on this day' })
  on?: LocalDate;
}
