import { Body, Controller, Get, Put, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { ApiPage, UuidParam } from '@grensverkeer/service-kit';
import {
  ConsentDto,
  PlacementAnswer,
  PlacementDto,
  PlacementQuery,
  Recorded,
} from './placement.dto';
import { PlacementsService } from './placements.service';

@ApiTags('placements')
@Controller('placements')
export class PlacementsController {
  constructor(private readonly placements: PlacementsService) {}

  @Put(':placementId')
  @ApiOperation({ summary: 'Record a placement; the same again changes nothing' })
  @ApiOkResponse({ type: Recorded })
  recordPlacement(
    @UuidParam('placementId') placementId: string,
    @Body() placement: PlacementDto,
  ): Promise<Recorded> {
    return this.placements.record(placementId, placement);
  }

  @Put(':placementId/home-consent')
  @ApiOperation({ summary: 'Record whether the home municipality agrees; may come first' })
  @ApiOkResponse({ type: Recorded, description: 'Version 0 while the placement is not known' })
  recordHomeConsent(
    @UuidParam('placementId') placementId: string,
    @Body() consent: ConsentDto,
  ): Promise<Recorded> {
    return this.placements.recordConsent(placementId, consent);
  }

  @Get(':placementId')
  @ApiOperation({ summary: 'A placement with its consent' })
  @ApiOkResponse({ type: PlacementAnswer })
  readPlacement(@UuidParam('placementId') placementId: string): Promise<PlacementAnswer> {
    return this.placements.read(placementId);
  }

  @Get()
  @ApiOperation({ summary: 'Placements, also of one child' })
  @ApiPage(PlacementAnswer)
  listPlacements(@Query() query: PlacementQuery, @Req() request: Request) {
    return this.placements.list(request.originalUrl, query);
  }
}
