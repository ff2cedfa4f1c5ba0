import { Injectable } from '@nestjs/common';
import type { Demand } from '@domain/demands/demand';
import type { DemandTermsForm } from '@domain/demands/read-demand-terms';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type DemandId } from '@domain/kernel/id';
import { notFound, type IdempotencyKeyReused, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import type { ReadingRefusal } from '@domain/offers/reading';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { DemandStore } from '../data/demand.store';
import { DemandFacts } from './demand-facts';

export interface DraftDemandRequest {
  readonly organisationId: string;
  readonly terms: DemandTermsForm;
}

export type DraftDemandRefusal = NotPermitted | NotFound | ReadingRefusal;

@Injectable()
export class DraftDemand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly demands: DemandStore,
    private readonly facts: DemandFacts,
  ) {}

  run(
    command: Command,
    request: DraftDemandRequest,
  ): Promise<Outcome<DemandId, DraftDemandRefusal | IdempotencyKeyReused>> {
    return this.unitOfWork.run<DemandId, DraftDemandRefusal>(command, async (tx) => {
      const organisationId = parseId('organisation', request.organisationId);
      if (!organisationId) return refused(notFound('Organisation'));
      const no = tx.require(
        'demands.draft',
        { organisationIds: [organisationId] },
        { what: 'Organisation', visible: false },
      );
      if (no) return refused(no);
      const read = await this.facts.terms(request.terms);
      if (!read.ok) return read;
      const demand: Demand = { id: tx.newId('demand'), organisationId, version: 1, state: 'DRAFT', terms: read.value };
      await this.demands.add(tx, demand, [{ type: 'demands.drafted', demandId: demand.id, organisationId }]);
      return done(demand.id);
    });
  }
}
