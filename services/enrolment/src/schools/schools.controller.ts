import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { KeyParam } from '@grensverkeer/service-kit';
import { Recorded } from '../children/child.dto';
import { SchoolAnswer, SchoolDto } from './school.dto';
import { SchoolsService } from './schools.service';

@ApiTags('schools')
@Controller('schools')
export class SchoolsController {
  constructor(private readonly schools: SchoolsService) {}

  @Put(':schoolId')
  @ApiOperation({ summary: 'Record a school; enrolments that waited for it are told now' })
  @ApiOkResponse({ type: Recorded })
  recordSchool(
    @KeyParam('schoolId') schoolId: string,
    @Body() school: SchoolDto,
  ): Promise<Recorded> {
    return this.schools.record(schoolId, school);
  }

  @Get(':schoolId')
  @ApiOperation({ summary: 'A school' })
  @ApiOkResponse({ type: SchoolAnswer })
  readSchool(@KeyParam('schoolId') schoolId: string): Promise<SchoolAnswer> {
    return this.schools.read(schoolId);
  }
}
