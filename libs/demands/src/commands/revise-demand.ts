import { Injectable } from '@nestjs/common';
import {
  reviseDemand,
  type DeadlineNotPossible,
  type DemandedGoodsFixed,
  type WrongDemandState,
} from '@domain/demands/decide-demand';
import type { DemandTermsForm } from '@domain/demands/read-demand-terms';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type DemandId } from '@domain/kernel/id';
import { notFound, type CommonRefusal } from '@domain/kernel/refusals';
import type { HarvestWindowNotPossible } from '@domain/offers/decide-offer';
import type { ReadingRefusal } from '@domain/offers/reading';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { DemandStore } from '../data/demand.store';
import { DemandFacts, requireForDemand } from './demand-facts';

export interface ReviseDemandRequest {
  readonly demandId: string;
  readonly version: number;
  readonly terms: DemandTermsForm;
}

export type ReviseDemandRefusal =
  | CommonRefusal
  | ReadingRefusal
  | WrongDemandState
  | DemandedGoodsFixed
  | HarvestWindowNotPossible
  | DeadlineNotPossible;

@Injectable()
export class ReviseDemand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly demands: DemandStore,
    private readonly facts: DemandFacts,
  ) {}

  run(command: Command, request: ReviseDemandRequest): Promise<Outcome<DemandId, ReviseDemandRefusal>> {
    return this.unitOfWork.run<DemandId, ReviseDemandRefusal>(command, async (tx) => {
      const id = parseId('demand', request.demandId);
      const demand = id && (await this.demands.lock(tx, id));
      if (!demand) return refused(notFound('Demand'));
      const no = requireForDemand(tx, 'demands.revise', demand);
      if (no) return refused(no);
      if (demand.version !== request.version) {
        return refused({ code: 'stale-version', currentVersion: demand.version });
      }
      const read = await this.facts.terms(request.terms);
      if (!read.ok) return read;
      const decision = reviseDemand(demand, read.value, tx.now);
      if (!decision.ok) return decision;
      await this.demands.saveTerms(tx, decision.state, decision.events);
      return done(demand.id);
    });
  }
}
