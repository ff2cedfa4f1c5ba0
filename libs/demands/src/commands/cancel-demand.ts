import { Injectable } from '@nestjs/common';
import { cancelDemand, type WrongDemandState } from '@domain/demands/decide-demand';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type DemandId } from '@domain/kernel/id';
import { notFound, type IdempotencyKeyReused, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { DemandStore } from '../data/demand.store';
import { requireForDemand } from './demand-facts';

export type CancelDemandRefusal = NotPermitted | NotFound | WrongDemandState;

@Injectable()
export class CancelDemand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly demands: DemandStore,
  ) {}

  run(
    command: Command,
    request: { readonly demandId: string },
  ): Promise<Outcome<DemandId, CancelDemandRefusal | IdempotencyKeyReused>> {
    return this.unitOfWork.run<DemandId, CancelDemandRefusal>(command, async (tx) => {
      const id = parseId('demand', request.demandId);
      const demand = id && (await this.demands.lock(tx, id));
      if (!demand) return refused(notFound('Demand'));
      const no = requireForDemand(tx, 'demands.close', demand);
      if (no) return refused(no);
      const decision = cancelDemand(demand);
      if (!decision.ok) return decision;
      await this.demands.saveState(tx, decision.state, decision.events);
      return done(demand.id);
    });
  }
}
