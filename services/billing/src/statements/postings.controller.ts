import { after, ApiPage, NotFound, pageOf, type Page } from '@grensverkeer/service-kit';
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import { numberIn } from '../settlements/public-ids';
import { explainPosting, ExplanationQuery, ExplanationView } from './explanation';
import { PostingsQuery, postingView, PostingView, type PostingRow } from './posting.dto';

const ById = ApiParam({ name: 'postingId', schema: { type: 'string', example: 'P1024' } });

/** The books, entry by entry. */
@ApiTags('postings')
@Controller('postings')
export class PostingsController {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  @Get()
  @ApiOperation({
    summary: 'Postings of a municipality, by number; what is added later may have a lower one',
  })
  @ApiPage(PostingView)
  async listPostings(
    @Req() request: Request,
    @Query() query: PostingsQuery,
  ): Promise<Page<PostingView>> {
    const rows: PostingRow[] = await this.database.query(
      `select * from posting_told
       where (debtor = $1 or creditor = $1) and ($2::text is null or debtor = $2 or creditor = $2)
         and ($3::date is null or (period_from >= $3 and period_from < $3::date + interval '1 month'))
         and ($4::text is null or kind = $4) and id > $5 order by id limit $6`,
      [
        query.municipality,
        query.counterparty ?? null,
        query.month === undefined ? null : `${query.month}-01`,
        query.kind ?? null,
        numberIn('P', after(query)),
        query.pageSize + 1,
      ],
    );
    return pageOf(request.originalUrl, query, rows.map(postingView), ({ id }) => id);
  }

  @Get(':postingId')
  @ApiOperation({ summary: 'One posting' })
  @ById
  @ApiOkResponse({ type: PostingView })
  async readPosting(@Param('postingId') name: string): Promise<PostingView> {
    return postingView(await this.find(name));
  }

  @Get(':postingId/explanation')
  @ApiOperation({
    summary: 'Why: the article, the facts with dates, the clause, what would change it',
  })
  @ById
  @ApiOkResponse({ type: ExplanationView })
  async readExplanation(
    @Param('postingId') name: string,
    @Query() { language }: ExplanationQuery,
  ): Promise<ExplanationView> {
    return explainPosting(this.database.manager, await this.find(name), language);
  }

  private async find(name: string): Promise<PostingRow> {
    const rows: PostingRow[] = await this.database.query(
      'select * from posting_told where id = $1',
      [numberIn('P', name)],
    );
    if (!rows[0]) throw new NotFound('posting', numberIn('P', name) ? name : 'of this form');
    return rows[0];
  }
}
