import { OutboxModule } from '@grensverkeer/messaging';
import { databaseModule } from '@grensverkeer/service-kit';
import { Module } from '@nestjs/common';
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
export class AppModule {}
