import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome, Refusal } from '@domain/kernel/decision';
import type { AnswerId, DemandId } from '@domain/kernel/id';
import { problem, type ProblemOf } from '@platform/graphql/problem';
import type { RequestContext } from '@platform/graphql/request-context';
import { AnswerDemand, type AnswerDemandRequest } from '../commands/answer-demand';
import { AwardDemand, type AwardDemandRequest } from '../commands/award-demand';
import { CancelDemand } from '../commands/cancel-demand';
import { CloseDemand } from '../commands/close-demand';
import { DraftDemand, type DraftDemandRequest } from '../commands/draft-demand';
import { PublishDemand } from '../commands/publish-demand';
import { ReviseDemand, type ReviseDemandRequest } from '../commands/revise-demand';
import { WithdrawAnswer } from '../commands/withdraw-answer';
import { DemandLoader, OwnAnswerLoader, type SeenAnswer, type SeenDemand } from './demand.loaders';

type Keyed<T> = T & { readonly idempotencyKey?: string | null };
type DemandInput = Keyed<{ readonly demandId: string }>;
/** Terms as GraphQL gives them: the deadline is a Date there. */
type Dated<T extends { readonly terms: { readonly deadlineAt: number } }> = Keyed<
  Omit<T, 'terms'> & { readonly terms: Omit<T['terms'], 'deadlineAt'> & { readonly deadlineAt: Date } }
>;

@Resolver()
export class DemandTermsMutations {
  constructor(
    private readonly loader: DemandLoader,
    private readonly draft: DraftDemand,
    private readonly revise: ReviseDemand,
  ) {}

  @Mutation('draftDemand')
  async draftDemand(@Args('input') input: Dated<DraftDemandRequest>, @Context() context: RequestContext) {
    const terms = { ...input.terms, deadlineAt: input.terms.deadlineAt.getTime() };
    const outcome = await this.draft.run(context.command('draftDemand', input), { ...input, terms });
    return demandAnswer('DraftDemandPayload', outcome, this.loader, context);
  }

  @Mutation('reviseDemand')
  async reviseDemand(@Args('input') input: Dated<ReviseDemandRequest>, @Context() context: RequestContext) {
    const terms = { ...input.terms, deadlineAt: input.terms.deadlineAt.getTime() };
    const outcome = await this.revise.run(context.command('reviseDemand', input), { ...input, terms });
    return demandAnswer('ReviseDemandPayload', outcome, this.loader, context);
  }
}

@Resolver()
export class DemandStateMutations {
  constructor(
    private readonly loader: DemandLoader,
    private readonly publish: PublishDemand,
    private readonly close: CloseDemand,
    private readonly cancel: CancelDemand,
    private readonly award: AwardDemand,
  ) {}

  @Mutation('publishDemand')
  async publishDemand(@Args('input') input: DemandInput, @Context() context: RequestContext) {
    const outcome = await this.publish.run(context.command('publishDemand', input), input);
    return demandAnswer('PublishDemandPayload', outcome, this.loader, context);
  }

  @Mutation('closeDemand')
  async closeDemand(@Args('input') input: DemandInput, @Context() context: RequestContext) {
    const outcome = await this.close.run(context.command('closeDemand', input), input);
    return demandAnswer('CloseDemandPayload', outcome, this.loader, context);
  }

  @Mutation('cancelDemand')
  async cancelDemand(@Args('input') input: DemandInput, @Context() context: RequestContext) {
    const outcome = await this.cancel.run(context.command('cancelDemand', input), input);
    return demandAnswer('CancelDemandPayload', outcome, this.loader, context);
  }

  @Mutation('awardDemand')
  async awardDemand(@Args('input') input: Keyed<AwardDemandRequest>, @Context() context: RequestContext) {
    const outcome = await this.award.run(context.command('awardDemand', input), input);
    return demandAnswer('AwardDemandPayload', outcome, this.loader, context);
  }
}

@Resolver()
export class AnswerMutations {
  constructor(
    private readonly loader: OwnAnswerLoader,
    private readonly answer: AnswerDemand,
    private readonly withdraw: WithdrawAnswer,
  ) {}

  @Mutation('answerDemand')
  async answerDemand(@Args('input') input: Keyed<AnswerDemandRequest>, @Context() context: RequestContext) {
    const outcome = await this.answer.run(context.command('answerDemand', input), input);
    return this.payload('AnswerDemandPayload', outcome, context);
  }

  @Mutation('withdrawAnswer')
  async withdrawAnswer(@Args('input') input: Keyed<{ readonly answerId: string }>, @Context() context: RequestContext) {
    const outcome = await this.withdraw.run(context.command('withdrawAnswer', input), input);
    return this.payload('WithdrawAnswerPayload', outcome, context);
  }

  private async payload<Name extends string, R extends Refusal>(
    name: Name,
    outcome: Outcome<AnswerId, R>,
    context: RequestContext,
  ): Promise<{ __typename: Name; answer: SeenAnswer } | ProblemOf<R>> {
    if (!outcome.ok) return problem(outcome.refusal);
    const answer = await context.of(this.loader).load(outcome.value);
    if (!answer) throw new Error(`answer ${outcome.value} was kept and is not there`);
    return { __typename: name, answer };
  }
}

async function demandAnswer<Name extends string, R extends Refusal>(
  name: Name,
  outcome: Outcome<DemandId, R>,
  loader: DemandLoader,
  context: RequestContext,
): Promise<{ __typename: Name; demand: SeenDemand } | ProblemOf<R>> {
  if (!outcome.ok) return problem(outcome.refusal);
  const demand = await context.of(loader).load(outcome.value);
  if (!demand) throw new Error(`demand ${outcome.value} was saved and is not there`);
  return { __typename: name, demand };
}
