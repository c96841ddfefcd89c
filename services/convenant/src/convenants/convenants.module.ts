import { Module } from '@nestjs/common';
import { ApprovalsService } from './approvals.service';
import { ClauseKindsController } from './clause-kinds.controller';
import { ConvenantsController } from './convenants.controller';
import { ConvenantsService } from './convenants.service';

@Module({
  controllers: [ConvenantsController, ClauseKindsController],
  providers: [ConvenantsService, ApprovalsService],
})
export class ConvenantsModule {}
