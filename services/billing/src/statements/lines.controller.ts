import { after, ApiPage, pageOf, UuidParam, PageQuery, type Page } from '@grensverkeer/service-kit';
import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { LinesQuery, LineView, readLines } from './lines';

/** Lines with what the books say about them. */
@ApiTags('lines')
@Controller()
export class LinesController {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @Get('lines')
  @ApiOperation({ summary: 'Lines, their postings, open parts and status' })
  @ApiPage(LineView)
  async listLines(@Req() request: Request, @Query() query: LinesQuery): Promise<Page<LineView>> {
    return this.page(request, query, query);
  }

  @Get('invoices/:invoiceId/lines')
  @ApiOperation({ summary: 'The same for one invoice' })
  @ApiPage(LineView)
  async listLinesOfInvoice(
    @Req() request: Request,
    @UuidParam('invoiceId') invoiceId: string,
    @Query() query: PageQuery,
  ): Promise<Page<LineView>> {
    return this.page(request, query, { invoiceId });
  }

  private async page(
    request: Request,
    query: PageQuery,
    filter: { sender?: string; invoiceNumber?: string; invoiceId?: string },
  ): Promise<Page<LineView>> {
    const { sender, invoiceNumber, invoiceId } = filter;
    // Postings and open parts of one moment, or a settlement between them counts twice or not.
    const rows = await this.database.transaction('REPEATABLE READ', (tx) =>
      readLines(tx, {
        ...(sender !== undefined && { sender }),
        ...(invoiceNumber !== undefined && { invoiceNumber }),
        ...(invoiceId !== undefined && { invoiceId }),
        after: after(query),
        limit: query.pageSize + 1,
      }),
    );
    return pageOf(request.originalUrl, query, rows, ({ lineId }) => lineId);
  }
}
