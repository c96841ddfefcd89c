import { BatchContext } from '@grensverkeer/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { isEnding, recordEndings, type EndingFact } from './endings';
import {
  recordChildFacts,
  recordConvenants,
  type ChildFact,
  type ConvenantFact,
} from './facts.service';

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
    await recordConvenants(
      tx,
      events.filter((event) => !isEnding(event)),
    );
    await recordEndings(tx, events.filter(isEnding));
  }
}
