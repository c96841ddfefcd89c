import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Accepts } from '@grensverkeer/service-kit';
import { ImportAnswer, ImportLine } from './import.dto';
import { ImportService } from './import.service';
import { readLines } from './lines';

@ApiTags('children')
@Controller('children/_import')
export class ImportController {
  constructor(private readonly imports: ImportService) {}

  @Post()
  @HttpCode(200)
  @Accepts('application/x-ndjson')
  @ApiConsumes('application/x-ndjson')
  @ApiBody({ type: ImportLine, description: 'One such object per line' })
  @ApiOperation({ summary: 'Record many children from a stream of lines' })
  @ApiOkResponse({ type: ImportAnswer })
  importChildren(@Req() request: Request): Promise<ImportAnswer> {
    return this.imports.import(readLines(request));
  }
}
