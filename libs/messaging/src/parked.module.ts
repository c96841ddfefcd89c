import { Module } from '@nestjs/common';
import { HEALTH_DETAILS } from './health';
import { ParkedController } from './parked.controller';
import { ParkedMessages } from './parked-messages';

/** `GET /v1/parked-messages`, `POST …/{id}/redrives` and `POST …/{id}/discards` of a service. */
@Module({
  controllers: [ParkedController],
  providers: [ParkedMessages, { provide: HEALTH_DETAILS, useExisting: ParkedMessages }],
})
export class ParkedModule {}
