import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome, Refusal } from '@domain/kernel/decision';
import type { AppraisalId } from '@domain/kernel/id';
import { problem } from '@platform/graphql/problem';
import type { RequestContext } from '@platform/graphql/request-context';
import {
  AnswerAppraisalQuestion,
  AskParties,
  type AnswerAppraisalQuestionInput,
  type AskPartiesInput,
} from '../commands/ask-parties';
import {
  AssignAppraisal,
  TakeAppraisal,
  type AssignAppraisalInput,
  type TakeAppraisalInput,
} from '../commands/assign-appraisal';
import { DeclareConflict, type DeclareConflictInput } from '../commands/declare-conflict';
import { AppraisalLoader } from '../public';

export interface Keyed {
  readonly idempotencyKey?: string | null;
}

export async function appraisalPayload<N extends string, R extends Refusal>(
  name: N,
  outcome: Outcome<AppraisalId, R>,
  loader: AppraisalLoader,
  context: RequestContext,
) {
  if (!outcome.ok) return problem(outcome.refusal);
  return { __typename: `${name}Payload` as const, appraisal: await context.of(loader).load(outcome.value) };
}

/** Who works on a case, and what is asked. */
@Resolver()
export class DeskResolver {
  constructor(
    private readonly loader: AppraisalLoader,
    private readonly take: TakeAppraisal,
    private readonly assign: AssignAppraisal,
    private readonly declare: DeclareConflict,
    private readonly ask: AskParties,
    private readonly answer: AnswerAppraisalQuestion,
  ) {}

  @Mutation('takeAppraisal')
  async takeAppraisal(@Args('input') input: TakeAppraisalInput & Keyed, @Context() context: RequestContext) {
    return appraisalPayload(
      'TakeAppraisal',
      await this.take.run(context.command('takeAppraisal', input), input),
      this.loader,
      context,
    );
  }

  @Mutation('assignAppraisal')
  async assignAppraisal(@Args('input') input: AssignAppraisalInput & Keyed, @Context() context: RequestContext) {
    return appraisalPayload(
      'AssignAppraisal',
      await this.assign.run(context.command('assignAppraisal', input), input),
      this.loader,
      context,
    );
  }

  @Mutation('declareConflict')
  async declareConflict(@Args('input') input: DeclareConflictInput & Keyed, @Context() context: RequestContext) {
    const outcome = await this.declare.run(context.command('declareConflict', input), input);
    return outcome.ok ? { __typename: 'DeclareConflictPayload' as const, declared: true } : problem(outcome.refusal);
  }

  @Mutation('askParties')
  async askParties(@Args('input') input: AskPartiesInput & Keyed, @Context() context: RequestContext) {
    return appraisalPayload(
      'AskParties',
      await this.ask.run(context.command('askParties', input), input),
      this.loader,
      context,
    );
  }

  @Mutation('answerAppraisalQuestion')
  async answerAppraisalQuestion(
    @Args('input') input: AnswerAppraisalQuestionInput & Keyed,
    @Context() context: RequestContext,
  ) {
    const outcome = await this.answer.run(context.command('answerAppraisalQuestion', input), input);
    return appraisalPayload('AnswerAppraisalQuestion', outcome, this.loader, context);
  }
}
