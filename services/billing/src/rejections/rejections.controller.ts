import { after, ApiPage, KeyParam, pageOf, type Page } from '@grensverkeer/service-kit';
import { Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { DismissalView, RejectionsQuery, RejectionView } from './rejection.view';
import { dismiss, readRejections } from './rejections';

/** The worklist of a provider. */
@ApiTags('rejections')
@Controller('rejections')
export class RejectionsController {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Lines and messages that were refused and still wait to be mended' })
  @ApiPage(RejectionView)
  async listRejections(
    @Req() request: Request,
    @Query() query: RejectionsQuery,
  ): Promise<Page<RejectionView>> {
    const { sender, receiver, pageSize } = query;
    const asked = { sender, receiver, after: after(query), limit: pageSize + 1 };
    const rows = await readRejections(this.database.manager, asked);
    const page = pageOf(request.originalUrl, query, rows, ({ key }) => key);
    return { ...page, items: page.items.map(({ view }) => view) };
  }

  @Post(':rejectionId/dismissals')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a rejection off the worklist without mending it' })
  @ApiOkResponse({ type: DismissalView })
  async dismissRejection(@KeyParam('rejectionId') id: string): Promise<DismissalView> {
    return dismiss(this.database.manager, id);
  }
}
