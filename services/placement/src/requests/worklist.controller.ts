import { after, ApiPage, pageOf, type Page } from '@grensverkeer/service-kit';
import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { today } from '../messages/today';
import { RequestView, WorklistQuery } from './request.dto';
import { RequestRow } from './request.entity';
import { requestView } from './request-view';

@ApiTags('requests')
@Controller('worklist')
export class WorklistController {
  constructor(private readonly database: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Requests that wait for a person of a municipality, the oldest first' })
  @ApiPage(RequestView)
  async listWork(
    @Query() query: WorklistQuery,
    @Req() request: Request,
  ): Promise<Page<RequestView>> {
    const [askedOn = '', id = ''] = (after(query) ?? ' ').split(' ');
    const rows = await this.database.manager
      .createQueryBuilder(RequestRow, 'r')
      .where('r.municipality = :municipality', { municipality: query.municipality })
      .andWhere(
        `(r.state in ('in-doubt', 'ours') or r.outdated or r.answer_refused
         or r.failure is not null)`,
      )
      .andWhere('(r.asked_on::text, r.id::text) > (:askedOn, :id)', { askedOn, id })
      .orderBy('r.asked_on::text')
      .addOrderBy('r.id::text')
      .limit(query.pageSize + 1)
      .getMany();
    const on = today();
    const views = rows.map((row) => requestView(row, on));
    return pageOf(request.originalUrl, query, views, (view) => `${view.askedOn} ${view.requestId}`);
  }
}
