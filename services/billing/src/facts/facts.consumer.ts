import {
  BatchContext,
  isEnding,
  type ChildFact,
  type ConvenantFact,
  type EndingFact,
} from '@grensverkeer/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Wake } from '../settlements/wake';
import { recordEndings } from './endings';
import { recordChildFacts, recordConvenants } from './facts.service';

/** What the other services tell. Only recorded here: the worker computes. */
@Controller()
export class FactsConsumer {
  constructor(private readonly wake: Wake) {}

  @EventPattern('children')
  async recordChildren(
    @Payload() events: ChildFact[],
    @Ctx() context: BatchContext,
  ): Promise<void> {
    await recordChildFacts(context.tx, events);
    this.wake.afterCommitOf(context.tx);
  }

  @EventPattern('placements')
  async recordPlacements(
    @Payload() events: ChildFact[],
    @Ctx() context: BatchContext,
  ): Promise<void> {
    await recordChildFacts(context.tx, events);
    this.wake.afterCommitOf(context.tx);
  }

  @EventPattern('convenants')
  async recordConvenants(
    @Payload() events: (ConvenantFact | EndingFact)[],
    @Ctx() context: BatchContext,
  ): Promise<void> {
    await recordConvenants(
      context.tx,
      events.filter((event) => !isEnding(event)),
    );
    await recordEndings(context.tx, events.filter(isEnding));
    this.wake.afterCommitOf(context.tx);
  }
}
