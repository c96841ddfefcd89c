import { ApiProperty } from '@nestjs/swagger';
import { IsListOf, IsUuidText } from '@grensverkeer/service-kit';
import { ChildDto } from '../children/child.dto';
import {
  ActualResidenceDto,
  CustodyDto,
  EnrolmentDto,
  ResidenceDto,
} from '../histories/history.dto';

/** One line: a child with its histories. A history that is left out stays as it is. */
export class ImportLine extends ChildDto {
  @IsUuidText() childId: string;
  @IsListOf(() => ResidenceDto, { optional: true }) residences?: ResidenceDto[];
  @IsListOf(() => ActualResidenceDto, { optional: true }) actualResidences?: ActualResidenceDto[];
  @IsListOf(() => CustodyDto, { optional: true }) custody?: CustodyDto[];
  @IsListOf(() => EnrolmentDto, { optional: true }) enrolments?: EnrolmentDto[];
}

export class RefusedLine {
  @ApiProperty({ type: 'integer', description: 'Counted from 1' }) line: number;
  @ApiProperty({ type: 'string' }) code: string;
  @ApiProperty({ type: 'string' }) detail: string;
}

export class ImportAnswer {
  @ApiProperty({ type: 'integer', description: 'Children that changed' }) imported: number;
  @ApiProperty({ type: 'integer', description: 'Children that already were so' }) unchanged: number;
  @ApiProperty({ type: RefusedLine, isArray: true }) refused: RefusedLine[];
}
