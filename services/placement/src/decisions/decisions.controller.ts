import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UuidParam } from '@grensverkeer/service-kit';
import { Recorded } from '../placements/placement.dto';
import { DecisionsAnswer, DecisionsDto } from './decision.dto';
import { DecisionsService } from './decisions.service';

@ApiTags('decisions')
@Controller('children/:childId/decisions')
export class DecisionsController {
  constructor(private readonly decisions: DecisionsService) {}

  @Put()
  @ApiOperation({ summary: 'Record all decisions by people about a child' })
  @ApiOkResponse({ type: Recorded })
  recordDecisions(
    @UuidParam('childId') childId: string,
    @Body() decisions: DecisionsDto,
  ): Promise<Recorded> {
    return this.decisions.record(childId, decisions);
  }

  @Get()
  @ApiOperation({ summary: 'The decisions about a child' })
  @ApiOkResponse({ type: DecisionsAnswer })
  readDecisions(@UuidParam('childId') childId: string): Promise<DecisionsAnswer> {
    return this.decisions.read(childId);
  }
}
