import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { OutboxModule, messagingMigrations } from '@grensverkeer/messaging';
import { carryTrace, databaseModule } from '@grensverkeer/service-kit';
import { Child } from './children/child.entity';
import { ChildrenController } from './children/children.controller';
import { ChildrenService } from './children/children.service';
import { HistoriesController } from './histories/histories.controller';
import { HistoriesService } from './histories/histories.service';
import { History } from './histories/history.entity';
import { ImportController } from './import/import.controller';
import { ImportService } from './import/import.service';
import * as migrations from './migrations';
import { School } from './schools/school.entity';
import { SchoolsController } from './schools/schools.controller';
import { SchoolsService } from './schools/schools.service';

const schema = {
  entities: [Child, History, School],
  migrations: [...messagingMigrations, ...Object.values(migrations)],
};

@Module({
  imports: [databaseModule(schema), OutboxModule.forRoot({ service: 'enrolment' })],
  controllers: [ImportController, ChildrenController, HistoriesController, SchoolsController],
  providers: [ImportService, ChildrenService, HistoriesService, SchoolsService],
})
export class AppModule implements NestModule {
  /** The events that a request causes name its trace. */
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(carryTrace).forRoutes('{*path}');
  }
}
