import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '@platform/graphql/request-context';
import { CommentOnContract, type CommentOnContractInput } from '../commands/comment-on-contract';
import { ContractLoader } from '../public';
import { contractPayload } from './negotiation.resolver';

@Resolver()
export class CommentOnContractResolver {
  constructor(
    private readonly contracts: ContractLoader,
    private readonly comment: CommentOnContract,
  ) {}

  @Mutation('commentOnContract')
  async commentOnContract(
    @Args('input') input: CommentOnContractInput & { idempotencyKey?: string | null },
    @Context() context: RequestContext,
  ) {
    const outcome = await this.comment.run(context.command('commentOnContract', input), input);
    return contractPayload('CommentOnContract', outcome, this.contracts, context);
  }
}
