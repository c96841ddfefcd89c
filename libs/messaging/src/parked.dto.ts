import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';

export class ParkedPath {
  @ApiProperty({ type: 'string' })
  @Matches(/^[0-9]{1,18}$/, { message: 'is-number|must be the number of a parked message' })
  id!: string;
}

export class ParkedQuery {
  @ApiProperty({ required: false, type: 'integer', minimum: 1, maximum: 500, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'is-whole-number|must be a whole number' })
  @Min(1, { message: 'out-of-range|must be at least 1' })
  @Max(500, { message: 'out-of-range|must be at most 500' })
  pageSize = 50;

  @ApiProperty({ required: false, type: 'string', description: 'From a next link' })
  @IsOptional()
  @Matches(/^[0-9]{1,18}$/, { message: 'is-cursor|must come from a next link' })
  cursor?: string;

  @ApiProperty({ required: false, type: 'string', description: 'Only messages with this code' })
  @IsOptional()
  @Matches(/^[a-z0-9-]{1,64}$/, { message: 'is-code|must be a code of a parked message' })
  code?: string;
}

export class ParkedValueQuery {
  @ApiProperty({ required: false, enum: ['true', 'false'] })
  @IsOptional()
  @IsIn(['true', 'false'], { message: 'is-boolean|must be true or false' })
  value?: string;
}

export class DiscardOfParked {
  @ApiProperty({ minLength: 3, maxLength: 500, description: 'Why; no names or numbers of persons' })
  @IsString({ message: 'is-text|must be text' })
  @Length(3, 500, { message: 'length|must have 3 to 500 characters' })
  reason!: string;
}

export class RedriveOfParked {
  @ApiProperty({ type: 'integer', description: 'Messages that were applied' })
  applied!: number;
}

export class ParkedDetails {
  @ApiProperty()
  id!: string;
  @ApiProperty({ description: 'The reader that could not record it' })
  consumer!: string;
  @ApiProperty()
  topic!: string;
  @ApiProperty({ type: 'integer' })
  partition!: number;
  @ApiProperty()
  offset!: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'Only if it looks like one of ours' })
  key!: string | null;
  @ApiProperty({ type: 'string', nullable: true })
  eventId!: string | null;
  @ApiProperty({ type: 'string', nullable: true })
  eventType!: string | null;
  @ApiProperty({ description: 'For machines, such as `not-json` or `parked-behind`' })
  code!: string;
  @ApiProperty({ description: 'The place of the fault; never a value' })
  detail!: string;
  @ApiProperty({ type: 'integer' })
  attempts!: number;
  @ApiProperty({ type: 'string', format: 'date-time' })
  firstAt!: string;
  @ApiProperty({ type: 'string', format: 'date-time' })
  lastAt!: string;
  @ApiProperty({ required: false, type: 'string', description: 'The bytes as they came, base64' })
  value?: string;
}

class Link {
  @ApiProperty()
  href!: string;
}

class PageLinks {
  @ApiProperty({ type: Link })
  self!: Link;
  @ApiProperty({ type: Link, required: false })
  next?: Link;
}

export class ParkedPage {
  @ApiProperty({ type: PageLinks })
  _links!: PageLinks;
  @ApiProperty({ type: [ParkedDetails] })
  items!: ParkedDetails[];
}
