import { after, ApiPage, pageOf, UuidParam, type Page } from '@grensverkeer/service-kit';
import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { draftOf } from './draft';
import { ReplayRequest, ReplaysQuery, ReplayView } from './replay.dto';
import { ReplayWorker } from './replay-worker';
import { cancelReplay, findReplay, keepReplay, listReplays, replayView } from './replays';

/** What a draft convenant would change in settled lines, without touching the books. */
@ApiTags('replays')
@Controller('replays')
export class ReplaysController {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly worker: ReplayWorker,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Run the lines of a past period under a draft; the answer follows' })
  @ApiAcceptedResponse({ type: ReplayView })
  async askReplay(
    @Body() request: ReplayRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ReplayView> {
    const { from, until, inForce = 'as-written' } = request;
    const asked = { draft: draftOf(request), from, until, inForce };
    const row = await keepReplay(this.database.manager, asked);
    this.worker.wake();
    response.location(`/v1/replays/${row.id}`);
    return replayView(row);
  }

  @Get()
  @ApiOperation({ summary: 'Replays, the newest first' })
  @ApiPage(ReplayView)
  async listReplays(
    @Req() request: Request,
    @Query() query: ReplaysQuery,
  ): Promise<Page<ReplayView>> {
    const rows = await listReplays(this.database.manager, {
      convenantId: query.convenantId,
      before: Number(after(query) ?? Number.MAX_SAFE_INTEGER) || 0,
      limit: query.pageSize + 1,
    });
    const page = pageOf(request.originalUrl, query, rows, ({ number }) => String(number));
    return { ...page, items: page.items.map(replayView) };
  }

  @Get(':replayId')
  @ApiOperation({ summary: 'How far a replay is, and when it is done what it found' })
  @ApiOkResponse({ type: ReplayView })
  async readReplay(@UuidParam('replayId') id: string): Promise<ReplayView> {
    return replayView(await findReplay(this.database.manager, id));
  }

  @Post(':replayId/cancellations')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop a replay; one that is finished stays as it is' })
  @ApiOkResponse({ type: ReplayView })
  async cancelReplay(@UuidParam('replayId') id: string): Promise<ReplayView> {
    return replayView(await cancelReplay(this.database.manager, id));
  }
}
