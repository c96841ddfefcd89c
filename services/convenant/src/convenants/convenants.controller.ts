import { ApiPage, KeyParam, pageOf, type Page } from '@grensverkeer/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request } from 'express';
import type { DataSource } from 'typeorm';
import { Approval } from './approval.entity';
import { ApprovalsService } from './approvals.service';
import { CheckedView, ResolvedView } from './convenant.views';
import { ApprovalContent, ConvenantContent, Doer, RegisterQuery } from './convenant.dto';
import { ConvenantVersionRow } from './convenant-version.entity';
import { ConvenantsService } from './convenants.service';
import { ConvenantFault } from './faults';
import { readRegister, registerKey } from './register';
import { VersionParam } from './version-param';

const VERSION = ':convenantId/versions/:version';
const AnyVersion = ApiParam({ name: 'version', schema: { type: 'integer', minimum: 1 } });

@ApiTags('convenants')
@Controller('convenants')
export class ConvenantsController {
  constructor(
    private readonly convenants: ConvenantsService,
    private readonly approvals: ApprovalsService,
    @InjectDataSource() private readonly database: DataSource,
  ) {}

  @ApiOperation({ summary: 'The register: who has agreed what with whom, valid when' })
  @ApiPage(ConvenantVersionRow)
  @Get()
  async register(
    @Req() request: Request,
    @Query() query: RegisterQuery,
  ): Promise<Page<ConvenantVersionRow>> {
    const rows = await readRegister(this.database, query);
    return pageOf(request.originalUrl, query, rows, registerKey);
  }

  @ApiOperation({ summary: 'One version, draft or published' })
  @ApiOkResponse({ type: ConvenantVersionRow })
  @AnyVersion
  @Get(VERSION)
  find(
    @KeyParam('convenantId') id: string,
    @Param('version', VersionParam) version: number,
  ): Promise<ConvenantVersionRow> {
    return this.convenants.find(id, version);
  }

  @ApiOperation({ summary: 'Record a draft as a whole; a published version never changes' })
  @ApiOkResponse({ type: ConvenantVersionRow })
  @AnyVersion
  @Put(VERSION)
  draft(
    @KeyParam('convenantId') id: string,
    @Param('version', VersionParam) version: number,
    @Body() content: ConvenantContent,
  ): Promise<ConvenantVersionRow> {
    return this.convenants.draft(id, version, content);
  }

  @ApiOperation({ summary: 'What would keep a draft from being published, with example cases' })
  @ApiOkResponse({ type: [ConvenantFault] })
  @AnyVersion
  @Get(`${VERSION}/faults`)
  faults(
    @KeyParam('convenantId') id: string,
    @Param('version', VersionParam) version: number,
  ): Promise<readonly ConvenantFault[]> {
    return this.convenants.faults(id, version);
  }

  @ApiOperation({ summary: 'Check a draft without publishing it; the history keeps that it was' })
  @ApiOkResponse({ type: CheckedView })
  @ApiBody({ type: Doer, required: false })
  @AnyVersion
  @HttpCode(200)
  @Post(`${VERSION}/checks`)
  check(
    @KeyParam('convenantId') id: string,
    @Param('version', VersionParam) version: number,
    @Body() { person }: Doer,
  ): Promise<CheckedView> {
    return this.convenants.check(id, version, person);
  }

  @ApiOperation({ summary: 'A version as billing follows it, or would: what a replay takes' })
  @ApiOkResponse({ type: ResolvedView })
  @AnyVersion
  @Get(`${VERSION}/resolved`)
  resolved(
    @KeyParam('convenantId') id: string,
    @Param('version', VersionParam) version: number,
  ): Promise<object> {
    return this.convenants.resolved(id, version);
  }

  @ApiOperation({ summary: 'Who approved which text of a version, when' })
  @ApiOkResponse({ type: [Approval] })
  @AnyVersion
  @Get(`${VERSION}/approvals`)
  approvalsOf(
    @KeyParam('convenantId') id: string,
    @Param('version', VersionParam) version: number,
  ): Promise<Approval[]> {
    return this.approvals.list(id, version);
  }

  @ApiOperation({ summary: 'One person agrees for one party; two of each party are needed' })
  @ApiOkResponse({ type: [Approval], description: 'The approvals of the text as it reads now' })
  @AnyVersion
  @HttpCode(200)
  @Post(`${VERSION}/approvals`)
  approve(
    @KeyParam('convenantId') id: string,
    @Param('version', VersionParam) version: number,
    @Body() content: ApprovalContent,
  ): Promise<Approval[]> {
    return this.approvals.approve(id, version, content);
  }

  @ApiOperation({ summary: 'Publish a draft, for ever; publishing again gives the same answer' })
  @ApiOkResponse({ type: ConvenantVersionRow })
  @ApiBody({ type: Doer, required: false })
  @AnyVersion
  @HttpCode(200)
  @Post(`${VERSION}/publications`)
  publish(
    @KeyParam('convenantId') id: string,
    @Param('version', VersionParam) version: number,
    @Body() { person }: Doer,
  ): Promise<ConvenantVersionRow> {
    return this.convenants.publish(id, version, person);
  }
}
