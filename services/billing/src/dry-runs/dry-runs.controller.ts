import { Accepts } from '@grensverkeer/service-kit';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Request } from 'express';
import { Doorway } from '../invoices/doorway';
import { INVOICE_BODY, INVOICE_TYPES, receiveInvoice } from '../invoices/receive-invoice';
import { DryRunService } from './dry-run.service';
import { DryRunView } from './dry-run.view';

/** What would happen, before it happens. */
@ApiTags('invoices')
@Controller('invoices/_dry-run')
export class DryRunsController {
  constructor(
    private readonly dryRuns: DryRunService,
    private readonly doorway: Doorway,
  ) {}

  @Post()
  @HttpCode(200)
  @Accepts(...INVOICE_TYPES)
  @ApiOperation({
    summary: 'Try an invoice out: the answer it would get and who would pay what; stores nothing',
  })
  @ApiConsumes(...INVOICE_TYPES)
  @ApiBody(INVOICE_BODY)
  @ApiOkResponse({ type: DryRunView })
  @ApiResponse({ status: 413, description: 'More than 1000 lines' })
  async tryInvoice(@Req() request: Request): Promise<DryRunView> {
    const place = await this.doorway.enter(request);
    try {
      return await this.dryRuns.run(await receiveInvoice(request, place));
    } finally {
      place.leave();
    }
  }
}
