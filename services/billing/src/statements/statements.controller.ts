import {
  after,
  ApiPage,
  IsMunicipalityCode,
  IsPattern,
  PageQuery,
  pageOf,
  type Page,
} from '@grensverkeer/service-kit';
import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { OpenPartsQuery, OpenPartView, readOpenParts } from './open-parts';
import { MONTH } from './posting.dto';
import { readBalances, readStatements, BalanceView, StatementView } from './statements';

/** A municipality's view of its neighbours. */
export class BalancesQuery extends PageQuery {
  @IsMunicipalityCode()
  municipality: string;

  @IsMunicipalityCode({ optional: true })
  counterparty?: string;
}

export class StatementsQuery extends BalancesQuery {
  @IsPattern(MONTH, 'must be a month, like 2026-04', { optional: true })
  month?: string;
}

/** What municipalities owe one another, and what still needs a person. */
@ApiTags('statements')
@Controller()
export class StatementsController {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @Get('statements')
  @ApiOperation({ summary: 'Per neighbour and service month: both ways, corrections and net' })
  @ApiPage(StatementView)
  async listStatements(
    @Req() request: Request,
    @Query() query: StatementsQuery,
  ): Promise<Page<StatementView>> {
    const rows = await readStatements(this.database.manager, {
      ...query,
      after: after(query) ?? '',
      limit: query.pageSize + 1,
    });
    return pageOf(request.originalUrl, query, rows, (row) => `${row.counterparty} ${row.month}`);
  }

  @Get('balances')
  @ApiOperation({ summary: 'Per neighbour: both ways, corrections and net, over all months' })
  @ApiPage(BalanceView)
  async listBalances(
    @Req() request: Request,
    @Query() query: BalancesQuery,
  ): Promise<Page<BalanceView>> {
    const rows = await readBalances(this.database.manager, {
      ...query,
      after: after(query) ?? '',
      limit: query.pageSize + 1,
    });
    return pageOf(request.originalUrl, query, rows, ({ counterparty }) => counterparty);
  }

  @Get('open-parts')
  @ApiOperation({ summary: 'Parts that no rule may decide, with the reason in words' })
  @ApiPage(OpenPartView)
  async listOpenParts(
    @Req() request: Request,
    @Query() query: OpenPartsQuery,
  ): Promise<Page<OpenPartView>> {
    const rows = await readOpenParts(this.database.manager, {
      municipality: query.municipality,
      after: after(query),
      limit: query.pageSize + 1,
    });
    return pageOf(request.originalUrl, query, rows, ({ id }) => id);
  }
}
