import { NotFound, UuidParam } from '@grensverkeer/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource, MoreThan } from 'typeorm';
import { loadCaseFile } from '../facts/case-file.loader';
import { today } from '../messages/today';
import { placementOf } from '../placements/content';
import { PlacementRow } from '../placements/placement.entity';
import { explainPlacement } from './explain-placement';
import { ExplanationQuery, ExplanationView } from './explanation.dto';

@ApiTags('placements')
@Controller('placements/:placementId/explanation')
export class ExplanationsController {
  constructor(private readonly database: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Who is responsible, who pays until that is settled, and why' })
  @ApiOkResponse({ type: ExplanationView })
  async readExplanation(
    @UuidParam('placementId') id: string,
    @Query() { on = today() }: ExplanationQuery,
  ): Promise<ExplanationView> {
    // Facts of one moment: a child that moves meanwhile has moved in all of them or in none.
    return this.database.transaction('REPEATABLE READ', async (tx) => {
      const row = await tx.findOneBy(PlacementRow, { id, version: MoreThan(0) });
      if (!row?.childId) throw new NotFound('placement', id);
      return explainPlacement(await loadCaseFile(tx, row.childId), placementOf(row), on);
    });
  }
}
