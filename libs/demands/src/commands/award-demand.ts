import { Injectable } from '@nestjs/common';
import {
  decideAward,
  type AnswersStillSealed,
  type AwardTooLarge,
  type WrongAnswerState,
} from '@domain/demands/answering';
import { awardDemand, type WrongDemandState } from '@domain/demands/decide-demand';
import { totalOf, type Demand } from '@domain/demands/demand';
import type { Decimal } from '@domain/kernel/decimal';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type DemandId } from '@domain/kernel/id';
import { Quantity } from '@domain/kernel/quantity';
import {
  notFound,
  type IdempotencyKeyReused,
  type InvalidInput,
  type NotFound,
  type NotPermitted,
} from '@domain/kernel/refusals';
import type { Transaction } from '@platform/database/transaction';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { AnswerStore } from '../data/answer.store';
import { DemandStore } from '../data/demand.store';
import type { AnswerView } from '../public';
import { requireForDemand } from './demand-facts';

export interface AwardDemandRequest {
  readonly demandId: string;
  readonly awards: readonly {
    readonly answerId: string;
    /** In base units; all that was answered when absent. */
    readonly quantity?: { readonly value: Decimal; readonly unit: 'KG' | 'PIECE' } | null;
  }[];
}

export type AwardDemandRefusal =
  NotPermitted | NotFound | InvalidInput | WrongDemandState | AnswersStillSealed | WrongAnswerState | AwardTooLarge;

interface Choice {
  readonly answer: AnswerView;
  readonly offered: Quantity;
  readonly taken: Quantity;
}

@Injectable()
export class AwardDemand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly demands: DemandStore,
    private readonly answers: AnswerStore,
  ) {}

  run(
    command: Command,
    request: AwardDemandRequest,
  ): Promise<Outcome<DemandId, AwardDemandRefusal | IdempotencyKeyReused>> {
    return this.unitOfWork.run<DemandId, AwardDemandRefusal>(command, async (tx) => {
      const id = parseId('demand', request.demandId);
      const demand = id && (await this.demands.lock(tx, id));
      if (!demand) return refused(notFound('Demand'));
      const no = requireForDemand(tx, 'demands.award', demand);
      if (no) return refused(no);
      const all = await this.answers.lockAll(tx, demand.id);
      const choices = choicesOf(request, all);
      if (!choices) return refused(notFound('Answer'));
      const decision = decideAward(demand, choices, tx.now);
      if (!decision.ok) return decision;
      await this.save(tx, demand, choices, all);
      return done(demand.id);
    });
  }

  private async save(
    tx: Transaction,
    demand: Demand,
    choices: readonly Choice[],
    all: readonly AnswerView[],
  ): Promise<void> {
    const chosen = new Map(choices.map((choice) => [choice.answer.id, choice]));
    const standing = all.filter(({ state }) => state === 'SUBMITTED');
    for (const { id } of standing) {
      const choice = chosen.get(id);
      await this.answers.setState(tx, id, choice ? 'AWARDED' : 'DECLINED', choice?.taken ?? null);
    }
    const awards = choices.map(({ answer, taken }) => ({
      answerId: answer.id,
      sellerId: answer.organisationId,
      offerId: answer.body?.offerId ?? null,
      milli: taken.milli,
    }));
    const awarded = awardDemand(demand, awards);
    const sellers = standing.map(({ organisationId }) => organisationId);
    await this.demands.saveState(tx, awarded.state, awarded.events, sellers);
  }
}

/** What was chosen; null when one is not an answer to this demand. A body that is sealed counts as nothing. */
function choicesOf(request: AwardDemandRequest, all: readonly AnswerView[]): Choice[] | null {
  const choices: Choice[] = [];
  for (const { answerId, quantity } of request.awards) {
    const answer = all.find(({ id }) => id === answerId);
    if (!answer) return null;
    const offered = answer.body ? totalOf(answer.body.quantities) : Quantity.zero('KG');
    const taken = quantity ? Quantity.ofMilli(BigInt(quantity.value.times(1000).toFixed(0)), quantity.unit) : offered;
    choices.push({ answer, offered, taken });
  }
  return choices;
}
