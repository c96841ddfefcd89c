import { Module } from '@nestjs/common';
import { OutboxModule, messagingMigrations } from '@grensverkeer/messaging';
import { databaseModule } from '@grensverkeer/service-kit';
import { DecisionList } from './decisions/decision-list.entity';
import { DecisionsController } from './decisions/decisions.controller';
import { DecisionsService } from './decisions/decisions.service';
import * as migrations from './migrations';
import { PlacementRow } from './placements/placement.entity';
import { PlacementsController } from './placements/placements.controller';
import { PlacementsService } from './placements/placements.service';

const schema = {
  entities: [PlacementRow, DecisionList],
  migrations: [...messagingMigrations, ...Object.values(migrations)],
};

@Module({
  imports: [databaseModule(schema), OutboxModule.forRoot({ service: 'placement' })],
  controllers: [PlacementsController, DecisionsController],
  providers: [PlacementsService, DecisionsService],
})
export class AppModule {}
