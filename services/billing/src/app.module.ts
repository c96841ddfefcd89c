import { OutboxModule, ParkedModule } from '@grensverkeer/messaging';
import { databaseModule, HEALTH_DETAILS } from '@grensverkeer/service-kit';
import { Module } from '@nestjs/common';
import { ContractsController } from './contracts/contracts.controller';
import { ContractsService } from './contracts/contracts.service';
import { DryRunService } from './dry-runs/dry-run.service';
import { DryRunsController } from './dry-runs/dry-runs.controller';
import { FactsConsumer } from './facts/facts.consumer';
import { giveWay } from './in-breaths';
import { DoorwayModule } from './invoices/doorway';
import { IntakeWake } from './invoices/intake-wake';
import { IntakeWorker } from './invoices/intake-worker';
import { InvoicesController } from './invoices/invoices.controller';
import { InvoicesService } from './invoices/invoices.service';
import { RejectionsController } from './rejections/rejections.controller';
import { ReplayWorker } from './replays/replay-worker';
import { ReplaysController } from './replays/replays.controller';
import { schema } from './schema';
import { SETTLEMENT_POSTED } from './settlements/books';
import { Convenants } from './settlements/convenants';
import { renderPostings } from './settlements/render-postings';
import { SettlementsService } from './settlements/settlements.service';
import { SettlementWorker } from './settlements/settlement-worker';
import { Wake } from './settlements/wake';
import { LinesController } from './statements/lines.controller';
import { PostingsController } from './statements/postings.controller';
import { StatementsController } from './statements/statements.controller';

@Module({
  imports: [
    databaseModule(schema),
    OutboxModule.forRoot({
      service: 'billing',
      renderers: { [SETTLEMENT_POSTED]: renderPostings },
      giveWay,
    }),
    ParkedModule,
    DoorwayModule,
  ],
  controllers: [
    ContractsController,
    DryRunsController,
    FactsConsumer,
    InvoicesController,
    LinesController,
    PostingsController,
    RejectionsController,
    ReplaysController,
    StatementsController,
  ],
  providers: [
    ContractsService,
    Convenants,
    DryRunService,
    IntakeWake,
    IntakeWorker,
    InvoicesService,
    ReplayWorker,
    SettlementsService,
    SettlementWorker,
    Wake,
    { provide: HEALTH_DETAILS, useExisting: SettlementWorker },
  ],
})
export class AppModule {}
