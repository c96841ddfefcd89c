import {
  Accepts,
  after,
  ApiPage,
  contentTypeOf,
  pageOf,
  Refusal,
  type Page,
} from '@grensverkeer/service-kit';
import { Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Request } from 'express';
import type { Contract } from './contract-diff';
import {
  ContractDiffView,
  ContractDto,
  ContractsQuery,
  ContractView,
  ImportQuery,
} from './contract.dto';
import { ContractsService } from './contracts.service';
import { LARGEST_IMPORT, rowsOfCsv, rowsOfJson } from './import-rows';

/** Whoever sends more than this is cut off. */
const MOST_READ = 4 * LARGEST_IMPORT;

/** What municipalities and providers have agreed: tariffs per product, unit and period. */
@ApiTags('contracts')
@ApiExtraModels(ContractDto)
@Controller('contracts')
export class ContractsController {
  constructor(private readonly contracts: ContractsService) {}

  @Post('_import')
  @HttpCode(200)
  @Accepts('text/csv', 'application/json')
  @ApiOperation({
    summary: 'Add, change and end contracts, all or none; tells the difference',
    description:
      'CSV with the members of a contract as its columns, or JSON. A contract without an end runs ' +
      'until the next of its product and unit begins. What is not named stays.',
  })
  @ApiConsumes('text/csv', 'application/json')
  @ApiBody({
    schema: {
      oneOf: [
        { type: 'string', description: 'CSV' },
        {
          type: 'object',
          required: ['contracts'],
          properties: {
            contracts: { type: 'array', items: { $ref: getSchemaPath(ContractDto) } },
          },
        },
      ],
    },
  })
  @ApiOkResponse({ type: ContractDiffView })
  async importContracts(
    @Req() request: Request,
    @Query() { dryRun = false }: ImportQuery,
  ): Promise<ContractDiffView> {
    const isCsv = contentTypeOf(request) === 'text/csv';
    const rows = isCsv ? rowsOfCsv(await textOf(request)) : rowsOfJson(request.body);
    const { added, changed, ended, unchanged } = await this.contracts.importContracts(rows, dryRun);
    const views = { added: [...added], changed: [...changed], ended: [...ended] };
    return { dryRun, ...views, unchanged };
  }

  @Get()
  @ApiOperation({ summary: 'Contracts' })
  @ApiPage(ContractView)
  async listContracts(
    @Req() request: Request,
    @Query() query: ContractsQuery,
  ): Promise<Page<ContractView>> {
    const rows = await this.contracts.listContracts(query, Number(after(query) ?? 0) || 0);
    const page = pageOf(request.originalUrl, query, rows, ({ id }) => String(id));
    return { ...page, items: page.items.map(viewOf) };
  }
}

function viewOf({ id: _, ...contract }: Contract & { id: number }): ContractView {
  return contract;
}

/** @throws Refusal 413 `too-large`, 400 `not-utf-8` */
async function textOf(request: Request): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  // What is too much is read, so that the sender gets to the answer, but not kept.
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > MOST_READ) break;
    if (size <= LARGEST_IMPORT) pieces.push(piece);
  }
  if (size > LARGEST_IMPORT) {
    throw new Refusal('too-large', 'An import is at most 10 MB.', { status: 413 });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw new Refusal('not-utf-8', 'The file is not UTF-8.', { status: 400 });
  }
}
