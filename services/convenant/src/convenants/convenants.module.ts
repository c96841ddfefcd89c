import { Module } from '@nestjs/common';
import { ApprovalsService } from './approvals.service';
import { ConvenantsController } from './convenants.controller';
import { ConvenantsService } from './convenants.service';

@Module({
  controllers: [ConvenantsController],
  providers: [ConvenantsService, ApprovalsService],
})
export class ConvenantsModule {}
