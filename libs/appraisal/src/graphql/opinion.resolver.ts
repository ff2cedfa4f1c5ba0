import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '@platform/graphql/request-context';
import {
  ConcludeAppraisal,
  CosignOpinion,
  type ConcludeAppraisalInput,
  type CosignOpinionInput,
} from '../commands/conclude-appraisal';
import {
  AnswerFinding,
  RecordFinding,
  type AnswerFindingInput,
  type RecordFindingInput,
} from '../commands/record-finding';
import { AppraisalLoader } from '../public';
import { appraisalPayload, type Keyed } from './desk.resolver';

/** Findings and opinions. */
@Resolver()
export class OpinionMutationsResolver {
  constructor(
    private readonly loader: AppraisalLoader,
    private readonly record: RecordFinding,
    private readonly answer: AnswerFinding,
    private readonly conclude: ConcludeAppraisal,
    private readonly cosign: CosignOpinion,
  ) {}

  @Mutation('recordFinding')
  async recordFinding(@Args('input') input: RecordFindingInput & Keyed, @Context() context: RequestContext) {
    return appraisalPayload(
      'RecordFinding',
      await this.record.run(context.command('recordFinding', input), input),
      this.loader,
      context,
    );
  }

  @Mutation('answerFinding')
  async answerFinding(@Args('input') input: AnswerFindingInput & Keyed, @Context() context: RequestContext) {
    return appraisalPayload(
      'AnswerFinding',
      await this.answer.run(context.command('answerFinding', input), input),
      this.loader,
      context,
    );
  }

  @Mutation('concludeAppraisal')
  async concludeAppraisal(@Args('input') input: ConcludeAppraisalInput & Keyed, @Context() context: RequestContext) {
    return appraisalPayload(
      'ConcludeAppraisal',
      await this.conclude.run(context.command('concludeAppraisal', input), input),
      this.loader,
      context,
    );
  }

  @Mutation('cosignOpinion')
  async cosignOpinion(@Args('input') input: CosignOpinionInput & Keyed, @Context() context: RequestContext) {
    return appraisalPayload(
      'CosignOpinion',
      await this.cosign.run(context.command('cosignOpinion', input), input),
      this.loader,
      context,
    );
  }
}
