import { after, ApiPage, KeyParam, PageQuery, pageOf, type Page } from '@grensverkeer/service-kit';
import { Body, Controller, Get, Put, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { RegionContent } from './region.dto';
import { Region } from './region.entity';
import { RegionsService } from './regions.service';

@ApiTags('regions')
@Controller('regions')
export class RegionsController {
  constructor(private readonly regions: RegionsService) {}

  @ApiOperation({ summary: 'Regions, by id; the youth regions of 2026 are there from the start' })
  @ApiPage(Region)
  @Get()
  async list(@Req() request: Request, @Query() query: PageQuery): Promise<Page<Region>> {
    const rows = await this.regions.list(after(query), query.pageSize);
    return pageOf(request.originalUrl, query, rows, (region) => region.id);
  }

  @ApiOperation({ summary: 'One region with its members and their periods' })
  @ApiOkResponse({ type: Region })
  @Get(':regionId')
  find(@KeyParam('regionId') regionId: string): Promise<Region> {
    return this.regions.find(regionId);
  }

  @ApiOperation({ summary: 'Record a region as a whole; the same content again changes nothing' })
  @ApiOkResponse({ type: Region })
  @Put(':regionId')
  record(@KeyParam('regionId') regionId: string, @Body() content: RegionContent): Promise<Region> {
    return this.regions.record(regionId, content);
  }
}
