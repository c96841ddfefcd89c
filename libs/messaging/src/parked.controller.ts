import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  UseFilters,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Request } from 'express';
import {
  DiscardOfParked,
  ParkedDetails,
  ParkedPage,
  ParkedPath,
  ParkedQuery,
  ParkedValueQuery,
  RedriveOfParked,
} from './parked.dto';
import { ParkedMessages } from './parked-messages';
import { ParkedRefusalFilter } from './parked-refusal';

/** Messages that could not be recorded: what, why, and the two ways out. */
@ApiTags('parked-messages')
@Controller('parked-messages')
@UseFilters(ParkedRefusalFilter)
export class ParkedController {
  constructor(private readonly parked: ParkedMessages) {}

  @Get()
  @ApiOperation({ summary: 'Parked messages, oldest first, without their contents' })
  @ApiOkResponse({ type: ParkedPage })
  list(@Query() query: ParkedQuery, @Req() request: Request): Promise<ParkedPage> {
    return this.parked.list(query, request.originalUrl);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One parked message; with its bytes only when asked for' })
  @ApiOkResponse({ type: ParkedDetails })
  get(@Param() { id }: ParkedPath, @Query() { value }: ParkedValueQuery): Promise<ParkedDetails> {
    return this.parked.get(id, value === 'true');
  }

  @Post(':id/redrives')
  @ApiOperation({ summary: 'Try again, together with everything of the same key, in order' })
  @ApiCreatedResponse({ type: RedriveOfParked })
  redrive(@Param() { id }: ParkedPath): Promise<RedriveOfParked> {
    return this.parked.redrive(id);
  }

  @Post(':id/discards')
  @HttpCode(204)
  @ApiOperation({ summary: 'Give up for good; the reason is kept' })
  @ApiNoContentResponse()
  async discard(@Param() { id }: ParkedPath, @Body() body: DiscardOfParked): Promise<void> {
    await this.parked.discard(id, body.reason);
  }
}
