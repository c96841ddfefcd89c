import {
  BatchContext,
  isEnding,
  storeConvenants,
  storeEndings,
  type ChildFact,
  type ConvenantFact,
  type EndingFact,
} from '@grensverkeer/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { recordChildFacts } from './facts.service';

/** What others tell about children and agreements, so that it can be said here who pays. */
@Controller()
export class FactsConsumer {
  @EventPattern('children')
  recordChildren(@Payload() events: ChildFact[], @Ctx() { tx }: BatchContext): Promise<void> {
    return recordChildFacts(tx, events);
  }

  @EventPattern('convenants')
  async recordConvenants(
    @Payload() events: (ConvenantFact | EndingFact)[],
    @Ctx() { tx }: BatchContext,
  ): Promise<void> {
    await storeConvenants(
      tx,
      events.filter((event) => !isEnding(event)),
    );
    await storeEndings(tx, events.filter(isEnding));
  }
}
