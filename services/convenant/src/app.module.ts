import { OutboxModule } from '@grensverkeer/messaging';
import { carryTrace, databaseModule } from '@grensverkeer/service-kit';
import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { ConvenantsModule } from './convenants/convenants.module';
import { RegionsModule } from './regions/regions.module';
import { schema } from './schema';

@Module({
  imports: [
    databaseModule(schema),
    OutboxModule.forRoot({ service: 'convenant' }),
    RegionsModule,
    ConvenantsModule,
  ],
})
export class AppModule implements NestModule {
  /** The events that a request causes name its trace. */
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(carryTrace).forRoutes('{*path}');
  }
}
