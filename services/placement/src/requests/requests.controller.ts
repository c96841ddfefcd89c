import { UuidParam } from '@grensverkeer/service-kit';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GrantDto, RejectionDto, RequestDetail } from './request.dto';
import { RequestsService } from './requests.service';

@ApiTags('requests')
@Controller('requests/:requestId')
export class RequestsController {
  constructor(private readonly requests: RequestsService) {}

  @Get()
  @ApiOperation({ summary: 'A request for allocation: who is responsible, why, and what was said' })
  @ApiOkResponse({ type: RequestDetail })
  readRequest(@UuidParam('requestId') id: string): Promise<RequestDetail> {
    return this.requests.read(id);
  }

  @Post('rejections')
  @HttpCode(200)
  @ApiOperation({ summary: 'Reject a request: a JW319 is made; the same again changes nothing' })
  @ApiOkResponse({ type: RequestDetail })
  rejectRequest(
    @UuidParam('requestId') id: string,
    @Body() rejection: RejectionDto,
  ): Promise<RequestDetail> {
    return this.requests.reject(id, rejection);
  }

  @Post('investigations')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say that a request is looked into: a JW319 is made, once' })
  @ApiOkResponse({ type: RequestDetail })
  investigateRequest(@UuidParam('requestId') id: string): Promise<RequestDetail> {
    return this.requests.investigate(id);
  }

  @Post('allocations')
  @HttpCode(200)
  @ApiOperation({ summary: 'Grant a request: a JW301 is made, and a placement' })
  @ApiOkResponse({ type: RequestDetail })
  grantRequest(
    @UuidParam('requestId') id: string,
    @Body() grant: GrantDto,
  ): Promise<RequestDetail> {
    return this.requests.grant(id, grant);
  }
}
