import { Injectable } from '@nestjs/common';
import { decideAnswer, type DemandNotOpen, type OwnDemand } from '@domain/demands/answering';
import type { Demand } from '@domain/demands/demand';
import type { DemandEvent } from '@domain/demands/events';
import type { AnswerForm } from '@domain/demands/read-demand-terms';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type AnswerId, type OrganisationId } from '@domain/kernel/id';
import { notFound, type IdempotencyKeyReused, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import type { SellerNotEligible } from '@domain/offers/decide-offer';
import type { ReadingRefusal } from '@domain/offers/reading';
import type { Transaction } from '@platform/database/transaction';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { AnswerStore } from '../data/answer.store';
import { DemandStore } from '../data/demand.store';
import { DemandFacts } from './demand-facts';

export interface AnswerDemandRequest extends AnswerForm {
  readonly demandId: string;
  readonly organisationId: string;
}

export type AnswerDemandRefusal =
  NotPermitted | NotFound | ReadingRefusal | DemandNotOpen | OwnDemand | SellerNotEligible;

@Injectable()
export class AnswerDemand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly demands: DemandStore,
    private readonly answers: AnswerStore,
    private readonly facts: DemandFacts,
  ) {}

  run(
    command: Command,
    request: AnswerDemandRequest,
  ): Promise<Outcome<AnswerId, AnswerDemandRefusal | IdempotencyKeyReused>> {
    return this.unitOfWork.run<AnswerId, AnswerDemandRefusal>(command, async (tx) => {
      const sellerId = parseId('organisation', request.organisationId);
      if (!sellerId) return refused(notFound('Organisation'));
      const no = tx.require(
        'demands.answer',
        { organisationIds: [sellerId] },
        { what: 'Organisation', visible: false },
      );
      if (no) return refused(no);
      const id = parseId('demand', request.demandId);
      const demand = id && (await this.demands.lockForAnswer(tx, id));
      if (!demand || demand.state === 'DRAFT') return refused(notFound('Demand'));
      const body = await this.facts.answerBody(request, demand, sellerId);
      if (!body.ok) return body;
      const seller = { id: sellerId, ...(await this.facts.organisation(tx, sellerId)) };
      const decision = decideAnswer(demand, body.value, { seller, now: tx.now });
      if (!decision.ok) return decision;
      const answerId = await this.answers.put(tx, demand, sellerId, body.value);
      await this.tell(tx, demand, sellerId, answerId);
      return done(answerId);
    });
  }

  /** Of a sealed answer the buyer is told that there is one more, and not whose. */
  private async tell(tx: Transaction, demand: Demand, sellerId: OrganisationId, answerId: AnswerId): Promise<void> {
    const event: DemandEvent = {
      type: 'demands.answered',
      demandId: demand.id,
      organisationId: demand.organisationId,
      answerId,
      sellerId: demand.terms.answers === 'SEALED' ? null : sellerId,
    };
    await this.demands.tell(tx, demand, [event]);
  }
}
