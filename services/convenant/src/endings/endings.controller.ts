import { KeyParam } from '@grensverkeer/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Approval } from '../convenants/approval.entity';
import { ApprovalContent, Doer } from '../convenants/convenant.dto';
import { VersionParam } from '../convenants/version-param';
import { EndingContent } from './ending.dto';
import { Ending } from './ending.entity';
import { EndingsService } from './endings.service';

const AnyVersion = ApiParam({ name: 'version', schema: { type: 'integer', minimum: 1 } });

@ApiTags('convenants')
@Controller('convenants/:convenantId/versions/:version/ending')
export class EndingsController {
  constructor(private readonly endings: EndingsService) {}

  @ApiOperation({ summary: 'The end of a version before its term, drafted or settled' })
  @ApiOkResponse({ type: Ending })
  @AnyVersion
  @Get()
  findEnding(
    @KeyParam('convenantId') id: string,
    @Param('version', VersionParam) version: number,
  ): Promise<Ending> {
    return this.endings.find(id, version);
  }

  @ApiOperation({ summary: 'Draft the end of a published version; it stays as it is until then' })
  @ApiOkResponse({ type: Ending })
  @AnyVersion
  @Put()
  draftEnding(
    @KeyParam('convenantId') id: string,
    @Param('version', VersionParam) version: number,
    @Body() content: EndingContent,
  ): Promise<Ending> {
    return this.endings.draft(id, version, content);
  }

  @ApiOperation({ summary: 'One person agrees to the end for one party; two of each are needed' })
  @ApiOkResponse({ type: [Approval], description: 'The approvals of the end as it reads now' })
  @AnyVersion
  @HttpCode(200)
  @Post('approvals')
  approveEnding(
    @KeyParam('convenantId') id: string,
    @Param('version', VersionParam) version: number,
    @Body() content: ApprovalContent,
  ): Promise<Approval[]> {
    return this.endings.approve(id, version, content);
  }

  @ApiOperation({ summary: 'End the version, for ever; ending again gives the same answer' })
  @ApiOkResponse({ type: Ending })
  @ApiBody({ type: Doer, required: false })
  @AnyVersion
  @HttpCode(200)
  @Post('publications')
  end(
    @KeyParam('convenantId') id: string,
    @Param('version', VersionParam) version: number,
    @Body() { person }: Doer,
  ): Promise<Ending> {
    return this.endings.end(id, version, person);
  }
}
