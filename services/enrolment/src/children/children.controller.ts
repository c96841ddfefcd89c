import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { UuidParam } from '@grensverkeer/service-kit';
import { BsnDto, ChildAnswer, ChildDto, ChildFound, Recorded } from './child.dto';
import { ChildrenService } from './children.service';

@ApiTags('children')
@Controller('children')
export class ChildrenController {
  constructor(private readonly children: ChildrenService) {}

  @Put(':childId')
  @ApiOperation({ summary: 'Record what is known of a child; the same again changes nothing' })
  @ApiOkResponse({ type: Recorded })
  recordChild(@UuidParam('childId') childId: string, @Body() child: ChildDto): Promise<Recorded> {
    return this.children.record(childId, child);
  }

  @Get(':childId')
  @ApiOperation({ summary: 'What is known of a child, without its BSN' })
  @ApiOkResponse({ type: ChildAnswer })
  readChild(@UuidParam('childId') childId: string): Promise<ChildAnswer> {
    return this.children.read(childId);
  }

  @Post('_search')
  @HttpCode(200)
  @ApiOperation({ summary: 'Find a child by BSN; the number stays out of the address' })
  @ApiOkResponse({ type: ChildFound })
  @ApiNotFoundResponse({ description: 'No child has this BSN' })
  async searchChild(@Body() { bsn }: BsnDto): Promise<ChildFound> {
    return { childId: await this.children.find(bsn) };
  }
}
