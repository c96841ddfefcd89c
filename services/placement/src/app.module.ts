import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { OutboxModule, ParkedModule, messagingMigrations } from '@grensverkeer/messaging';
import { carryTrace, databaseModule, HEALTH_DETAILS } from '@grensverkeer/service-kit';
import { DecisionList } from './decisions/decision-list.entity';
import { DecisionsController } from './decisions/decisions.controller';
import { DecisionsService } from './decisions/decisions.service';
import { DeliveriesController } from './deliveries/deliveries.controller';
import { ExplanationsController } from './explanations/explanations.controller';
import { FactsConsumer } from './facts/facts.consumer';
import { MessagesController } from './messages/messages.controller';
import { MessagesService } from './messages/messages.service';
import * as migrations from './migrations';
import { PlacementRow } from './placements/placement.entity';
import { PlacementsController } from './placements/placements.controller';
import { PlacementsService } from './placements/placements.service';
import { RequestRow } from './requests/request.entity';
import { RequestWorker } from './requests/request-worker';
import { RequestsController } from './requests/requests.controller';
import { RequestsService } from './requests/requests.service';
import { WorklistController } from './requests/worklist.controller';

const schema = {
  entities: [PlacementRow, DecisionList, RequestRow],
  migrations: [...messagingMigrations, ...Object.values(migrations)],
};

@Module({
  imports: [databaseModule(schema), OutboxModule.forRoot({ service: 'placement' }), ParkedModule],
  controllers: [
    FactsConsumer,
    PlacementsController,
    DecisionsController,
    DeliveriesController,
    ExplanationsController,
    MessagesController,
    RequestsController,
    WorklistController,
  ],
  providers: [
    PlacementsService,
    DecisionsService,
    MessagesService,
    RequestsService,
    RequestWorker,
    { provide: HEALTH_DETAILS, useExisting: RequestWorker },
  ],
})
export class AppModule implements NestModule {
  /** The events that a request causes name its trace. */
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(carryTrace).forRoutes('{*path}');
  }
}
