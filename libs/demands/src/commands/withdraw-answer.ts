import { Injectable } from '@nestjs/common';
import { belongsTo } from '@domain/access/actor';
import { decideWithdrawal, type DemandNotOpen, type WrongAnswerState } from '@domain/demands/answering';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type AnswerId } from '@domain/kernel/id';
import { notFound, type IdempotencyKeyReused, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { AnswerStore } from '../data/answer.store';
import { DemandStore } from '../data/demand.store';

export type WithdrawAnswerRefusal = NotPermitted | NotFound | DemandNotOpen | WrongAnswerState;

@Injectable()
export class WithdrawAnswer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly demands: DemandStore,
    private readonly answers: AnswerStore,
  ) {}

  run(
    command: Command,
    request: { readonly answerId: string },
  ): Promise<Outcome<AnswerId, WithdrawAnswerRefusal | IdempotencyKeyReused>> {
    return this.unitOfWork.run<AnswerId, WithdrawAnswerRefusal>(command, async (tx) => {
      const id = parseId('answer', request.answerId);
      const found = id && (await this.answers.find(tx, id));
      // The demand before the answer, as everywhere, so that nobody waits in a circle.
      const demand = found && (await this.demands.lockForAnswer(tx, found.demandId));
      const answer = demand && (await this.answers.lock(tx, found.id));
      if (!answer) return refused(notFound('Answer'));
      const resource = { organisationIds: [answer.organisationId] };
      const visible = belongsTo(tx.actor, answer.organisationId);
      const no = tx.require('demands.answer', resource, { what: 'Answer', visible });
      if (no) return refused(no);
      const decision = decideWithdrawal(demand, answer, tx.now);
      if (!decision.ok) return decision;
      await this.answers.setState(tx, answer.id, 'WITHDRAWN');
      await this.demands.tell(tx, demand, [
        {
          type: 'demands.answer-withdrawn',
          demandId: demand.id,
          organisationId: demand.organisationId,
          answerId: answer.id,
          sellerId: demand.terms.answers === 'SEALED' ? null : answer.organisationId,
        },
      ]);
      return done(answer.id);
    });
  }
}
