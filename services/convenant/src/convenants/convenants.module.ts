import { Module } from '@nestjs/common';
import { AgreementsController } from '../agreements/agreements.controller';
import { EndingsController } from '../endings/endings.controller';
import { EndingsService } from '../endings/endings.service';
import { HistoryController } from '../history/history.controller';
import { ApprovalsService } from './approvals.service';
import { ClauseKindsController } from './clause-kinds.controller';
import { ConvenantsController } from './convenants.controller';
import { ConvenantsService } from './convenants.service';

@Module({
  controllers: [
    ConvenantsController,
    ClauseKindsController,
    EndingsController,
    HistoryController,
    AgreementsController,
  ],
  providers: [ConvenantsService, ApprovalsService, EndingsService],
})
export class ConvenantsModule {}
