import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UuidParam } from '@grensverkeer/service-kit';
import { Recorded } from '../children/child.dto';
import {
  actualResidencesContent,
  custodyContent,
  enrolmentsContent,
  residencesContent,
} from './content';
import {
  ActualResidencesAnswer,
  ActualResidencesDto,
  CustodyAnswer,
  CustodyListDto,
  EnrolmentsAnswer,
  EnrolmentsDto,
  ResidencesAnswer,
  ResidencesDto,
} from './history.dto';
import { HistoriesService } from './histories.service';

/** Each history is said whole: what a PUT leaves out is no longer so. */
@ApiTags('histories')
@Controller('children/:childId')
export class HistoriesController {
  constructor(private readonly histories: HistoriesService) {}

  @Put('residences')
  @ApiOperation({ summary: 'Record the whole BRP residence history of a child' })
  @ApiOkResponse({ type: Recorded })
  recordResidences(@UuidParam('childId') childId: string, @Body() dto: ResidencesDto) {
    return this.histories.record({ childId, kind: 'residences', content: residencesContent(dto) });
  }

  @Get('residences')
  @ApiOperation({ summary: 'The BRP residence history of a child' })
  @ApiOkResponse({ type: ResidencesAnswer })
  async readResidences(@UuidParam('childId') childId: string) {
    const { content, ...rest } = await this.histories.read(childId, 'residences');
    return { ...rest, residences: content };
  }

  @Put('actual-residences')
  @ApiOperation({ summary: 'Record where the child really is, whole history' })
  @ApiOkResponse({ type: Recorded })
  recordActualResidences(@UuidParam('childId') childId: string, @Body() dto: ActualResidencesDto) {
    const content = actualResidencesContent(dto);
    return this.histories.record({ childId, kind: 'actual-residences', content });
  }

  @Get('actual-residences')
  @ApiOperation({ summary: 'Where the child really is' })
  @ApiOkResponse({ type: ActualResidencesAnswer })
  async readActualResidences(@UuidParam('childId') childId: string) {
    const { content, ...rest } = await this.histories.read(childId, 'actual-residences');
    return { ...rest, actualResidences: content };
  }

  @Put('custody')
  @ApiOperation({ summary: 'Record who has custody, whole history; decides for dates before 2022' })
  @ApiOkResponse({ type: Recorded })
  recordCustody(@UuidParam('childId') childId: string, @Body() dto: CustodyListDto) {
    return this.histories.record({ childId, kind: 'custody', content: custodyContent(dto) });
  }

  @Get('custody')
  @ApiOperation({ summary: 'Who has custody of the child' })
  @ApiOkResponse({ type: CustodyAnswer })
  async readCustody(@UuidParam('childId') childId: string) {
    const { content, ...rest } = await this.histories.read(childId, 'custody');
    return { ...rest, custody: content };
  }

  @Put('enrolments')
  @ApiOperation({ summary: 'Record all enrolments; at an unknown school they wait for the school' })
  @ApiOkResponse({ type: Recorded })
  recordEnrolments(@UuidParam('childId') childId: string, @Body() dto: EnrolmentsDto) {
    return this.histories.record({ childId, kind: 'enrolments', content: enrolmentsContent(dto) });
  }

  @Get('enrolments')
  @ApiOperation({ summary: 'The enrolments of a child' })
  @ApiOkResponse({ type: EnrolmentsAnswer })
  async readEnrolments(@UuidParam('childId') childId: string) {
    const { content, ...rest } = await this.histories.read(childId, 'enrolments');
    return { ...rest, enrolments: content };
  }
}
