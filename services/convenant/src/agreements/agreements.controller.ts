import { KeyParam } from '@grensverkeer/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { ConvenantsService } from '../convenants/convenants.service';
import { publishedVersions } from '../convenants/faults';
import { VersionParam } from '../convenants/version-param';
import { AgreementsQuery, AgreementsView, DutiesQuery, DutiesView } from './agreement.views';
import { agreementsBetween } from './agreements';
import { datedDuties, wheneverDuties } from './duties';

@ApiTags('agreements')
@Controller()
export class AgreementsController {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly convenants: ConvenantsService,
  ) {}

  @ApiOperation({
    summary: 'What two municipalities have agreed for a day, in words, and what not',
  })
  @ApiOkResponse({ type: AgreementsView })
  @Get('agreements')
  async agreements(@Query() query: AgreementsQuery): Promise<AgreementsView> {
    return agreementsBetween(await publishedVersions(this.database.manager), query);
  }

  @ApiOperation({ summary: 'Who must do what by which day under a version, and when what happens' })
  @ApiOkResponse({ type: DutiesView })
  @ApiParam({ name: 'version', schema: { type: 'integer', minimum: 1 } })
  @Get('convenants/:convenantId/versions/:version/duties')
  async duties(
    @KeyParam('convenantId') id: string,
    @Param('version', VersionParam) version: number,
    @Query() { from, until }: DutiesQuery,
  ): Promise<DutiesView> {
    const resolved = await this.convenants.resolved(id, version);
    const within = { from, until };
    return { duties: datedDuties(resolved, within), whenever: wheneverDuties(resolved) };
  }
}
