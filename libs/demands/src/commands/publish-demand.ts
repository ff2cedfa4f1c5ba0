import { Injectable } from '@nestjs/common';
import {
  publishDemand,
  type BuyerNotEligible,
  type DeadlineNotPossible,
  type WrongDemandState,
} from '@domain/demands/decide-demand';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type DemandId } from '@domain/kernel/id';
import { notFound, type IdempotencyKeyReused, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import type { HarvestWindowNotPossible } from '@domain/offers/decide-offer';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { DemandStore } from '../data/demand.store';
import { DemandFacts, requireForDemand } from './demand-facts';

export type PublishDemandRefusal =
  NotPermitted | NotFound | WrongDemandState | BuyerNotEligible | DeadlineNotPossible | HarvestWindowNotPossible;

@Injectable()
export class PublishDemand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly demands: DemandStore,
    private readonly facts: DemandFacts,
  ) {}

  run(
    command: Command,
    request: { readonly demandId: string },
  ): Promise<Outcome<DemandId, PublishDemandRefusal | IdempotencyKeyReused>> {
    return this.unitOfWork.run<DemandId, PublishDemandRefusal>(command, async (tx) => {
      const id = parseId('demand', request.demandId);
      const demand = id && (await this.demands.lock(tx, id));
      if (!demand) return refused(notFound('Demand'));
      const no = requireForDemand(tx, 'demands.publish', demand);
      if (no) return refused(no);
      const buyer = await this.facts.organisation(tx, demand.organisationId);
      const decision = publishDemand(demand, { buyer, now: tx.now });
      if (!decision.ok) return decision;
      await this.demands.saveState(tx, decision.state, decision.events);
      return done(demand.id);
    });
  }
}
