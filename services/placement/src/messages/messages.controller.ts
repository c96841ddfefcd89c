import {
  Accepts,
  after,
  ApiPage,
  IsMunicipalityCode,
  NotFound,
  PageQuery,
  pageOf,
  UuidParam,
  type Page,
} from '@grensverkeer/service-kit';
import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import { textOf } from './message-store';
import { MessagesService } from './messages.service';
import { receiveMessage } from './read-message';

class OutgoingQuery extends PageQuery {
  @IsMunicipalityCode() municipality: string;
}

/** A message that a municipality has to send. */
class OutgoingView {
  @ApiProperty({ format: 'uuid' }) messageId: string;
  @ApiProperty({ enum: ['JW301', 'JW319'] }) name: string;
  @ApiProperty({ description: 'AGB code' }) provider: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) at: Date;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) answeredAt: Date | null;
  @ApiProperty({ type: [String] }) codes: string[];
}

const xml = (description: string) => ({
  description,
  content: { 'application/xml': { schema: { type: 'string' as const } } },
});

/** The door for messages of iJw 3.2 about allocations, deliveries and requests. */
@ApiTags('messages')
@Controller('messages')
export class MessagesController {
  constructor(
    private readonly messages: MessagesService,
    private readonly database: DataSource,
  ) {}

  @Post()
  @HttpCode(200)
  @Accepts('application/xml')
  @ApiOperation({ summary: 'Send a JW301, 305, 307 or 315, or answer ours by a JW302 or 320' })
  @ApiConsumes('application/xml')
  @ApiBody({ schema: { type: 'string' } })
  @ApiOkResponse(xml('JW302, 306, 308 or 316; the same message again gets the same answer'))
  @ApiNoContentResponse({ description: 'A JW302 or JW320 was recorded' })
  @ApiResponse({ status: 413, description: 'More than 25 MB' })
  async receiveMessage(@Req() request: Request, @Res() response: Response): Promise<void> {
    const answer = await this.messages.receive(await receiveMessage(request));
    if (answer === null) response.status(204).send();
    else response.type('application/xml').send(answer);
  }

  @Get()
  @ApiOperation({ summary: 'Messages that a municipality has to send, the oldest first' })
  @ApiPage(OutgoingView)
  async listOutgoing(
    @Query() query: OutgoingQuery,
    @Req() request: Request,
  ): Promise<Page<OutgoingView>> {
    const last = Number(after(query) ?? 0) || 0;
    const rows: (OutgoingView & { id: number })[] = await this.database.query(
      `select id, public_id "messageId", name, provider, at, answered_at "answeredAt", codes
       from message where direction = 'out' and municipality = $1 and id > $2
       order by id limit $3`,
      [query.municipality, last, query.pageSize + 1],
    );
    const page = pageOf(request.originalUrl, query, rows, ({ id }) => String(id));
    return { ...page, items: page.items.map(({ id: _id, ...view }) => view) };
  }

  @Get(':messageId')
  @ApiOperation({ summary: 'The text of a message that a municipality has to send' })
  @ApiOkResponse(xml('JW301 or JW319'))
  async readMessage(
    @UuidParam('messageId') messageId: string,
    @Res() response: Response,
  ): Promise<void> {
    const [row]: { raw: Buffer }[] = await this.database.query(
      `select raw from message where public_id = $1 and direction = 'out'`,
      [messageId],
    );
    if (!row) throw new NotFound('message', messageId);
    response.type('application/xml').send(textOf(row.raw));
  }
}
