import {
  after,
  ApiPage,
  KeyParam,
  NotFound,
  PageQuery,
  pageOf,
  Refusal,
  type Page,
} from '@grensverkeer/service-kit';
import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request } from 'express';
import type { DataSource } from 'typeorm';
import { ConvenantVersionRow } from '../convenants/convenant-version.entity';
import { HistoryEntry } from './history-entry.entity';
import { readHistory } from './history';

@ApiTags('convenants')
@Controller('convenants')
export class HistoryController {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @ApiOperation({ summary: 'Who made, changed, checked, approved, published or ended what, when' })
  @ApiPage(HistoryEntry)
  @Get(':convenantId/history')
  async history(
    @Req() request: Request,
    @KeyParam('convenantId') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<HistoryEntry>> {
    const tx = this.database.manager;
    const cursor = after(query) ?? '0';
    if (!/^\d{1,15}$/.test(cursor)) {
      throw new Refusal('invalid-cursor', 'Take the cursor from a next link.', { status: 400 });
    }
    if (!(await tx.existsBy(ConvenantVersionRow, { id }))) throw new NotFound('convenant', id);
    const rows = await readHistory(tx, id, Number(cursor), query.pageSize);
    return pageOf(request.originalUrl, query, rows, ({ number }) => String(number));
  }
}
