import {
  Accepts,
  after,
  ApiPage,
  NotFound,
  pageOf,
  UuidParam,
  type Page,
} from '@grensverkeer/service-kit';
import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request, Response } from 'express';
import { pipeline } from 'stream/promises';
import { DataSource, LessThan } from 'typeorm';
import { atTheDoor } from '../in-breaths';
import { answerOf, AnswerView, jw325Of, PendingView, type Answer } from './answers';
import { Doorway } from './doorway';
import { InvoiceDto } from './invoice.dto';
import { Invoice } from './invoice.entity';
import { InvoicesQuery, invoiceView, InvoiceView } from './invoice.views';
import { IntakeWake } from './intake-wake';
import { InvoicesService, type Stored } from './invoices.service';
import { INVOICE_BODY, INVOICE_TYPES, receiveInvoice } from './receive-invoice';

const ANSWERS = {
  'application/json': { schema: { $ref: getSchemaPath(AnswerView) } },
  'application/xml': { schema: { type: 'string', description: 'JW325' } },
};

/** The provider's door. */
@ApiTags('invoices')
@ApiExtraModels(InvoiceDto, AnswerView)
@Controller('invoices')
export class InvoicesController {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly doorway: Doorway,
    private readonly intake: IntakeWake,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  @Post()
  @HttpCode(200)
  @Accepts(...INVOICE_TYPES)
  @ApiOperation({
    summary: 'Send an invoice: a JW323, or ours in JSON or CSV; the same again is harmless',
  })
  @ApiConsumes(...INVOICE_TYPES)
  @ApiBody(INVOICE_BODY)
  @ApiOkResponse({ description: 'The answer', content: ANSWERS })
  @ApiAcceptedResponse({
    type: PendingView,
    description: 'Not yet: ask again at `Location`. So are all messages of more than a few MB',
  })
  @ApiResponse({ status: 413, description: 'More than 25 MB; a list: more than 1 MB' })
  @ApiResponse({
    status: 503,
    description:
      'Not possible now: too many large messages (`busy`), or the database is away or busy; ' +
      'send the same again after `Retry-After` seconds',
  })
  receiveInvoice(@Req() request: Request, @Res() response: Response): Promise<void> {
    return atTheDoor(() => this.receive(request, response));
  }

  private async receive(request: Request, response: Response): Promise<void> {
    const place = await this.doorway.enter(request);
    let stored: Stored;
    try {
      const { submission, message } = await receiveInvoice(request, place);
      stored = await this.invoices.receive(submission, message);
      if (submission.isLarge) this.intake.signal();
    } finally {
      place.leave();
    }
    const { id, jw325 } = stored;
    const answer = jw325 ? jw325Of(jw325) : await answerOf(this.database.manager, { id });
    await send(response, answer);
  }

  @Get()
  @ApiOperation({ summary: 'Invoices, the newest first' })
  @ApiPage(InvoiceView)
  async listInvoices(
    @Req() request: Request,
    @Query() query: InvoicesQuery,
  ): Promise<Page<InvoiceView>> {
    const { sender, receiver, invoiceNumber: number, status } = query;
    const before = Number(after(query) ?? Number.MAX_SAFE_INTEGER) || 0;
    const rows = await this.database.manager.find(Invoice, {
      where: {
        ...(sender !== undefined && { sender }),
        ...(receiver !== undefined && { receiver }),
        ...(number !== undefined && { number }),
        ...(status !== undefined && { status }),
        id: LessThan(before),
      },
      order: { id: 'desc' },
      take: query.pageSize + 1,
    });
    const page = pageOf(request.originalUrl, query, rows, ({ id }) => String(id));
    return { ...page, items: page.items.map(invoiceView) };
  }

  @Get(':invoiceId')
  @ApiOperation({ summary: 'One invoice' })
  @ApiOkResponse({ type: InvoiceView })
  async readInvoice(@UuidParam('invoiceId') publicId: string): Promise<InvoiceView> {
    const invoice = await this.database.manager.findOneBy(Invoice, { publicId });
    if (!invoice) throw new NotFound('invoice', publicId);
    return invoiceView(invoice);
  }

  @Get(':invoiceId/answer')
  @ApiOperation({ summary: 'The answer to an invoice, or that it is still pending (202)' })
  @ApiOkResponse({ description: 'The answer', content: ANSWERS })
  @ApiAcceptedResponse({ type: PendingView })
  async readAnswer(
    @UuidParam('invoiceId') publicId: string,
    @Res() response: Response,
  ): Promise<void> {
    const answer = await this.database.transaction('REPEATABLE READ', (tx) =>
      answerOf(tx, { publicId }),
    );
    await send(response, answer);
  }
}

async function send(response: Response, answer: Answer): Promise<void> {
  if (answer.kind === 'pending') {
    response.location(`/v1/invoices/${answer.body.invoiceId}/answer`);
  }
  if (answer.kind === 'jw325') return sendPieces(response.type('application/xml'), answer.xml);
  response.status(answer.kind === 'pending' ? 202 : 200).json(answer.body);
}

/** Piece by piece: the answer to a large message is larger still. */
async function sendPieces(response: Response, pieces: AsyncIterable<Buffer>): Promise<void> {
  try {
    await pipeline(pieces, response);
  } catch (error) {
    // Who went away hears nothing any more, and can ask again.
    if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
