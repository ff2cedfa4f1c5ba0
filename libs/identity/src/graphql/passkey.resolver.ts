import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { problem } from '@platform/graphql/problem';
import type { RequestContext } from '@platform/graphql/request-context';
import { AddPasskey, BeginPasskey, RemovePasskey } from '../commands/passkeys';

@Resolver()
export class PasskeyResolver {
  constructor(
    private readonly beginCommand: BeginPasskey,
    private readonly addCommand: AddPasskey,
    private readonly removeCommand: RemovePasskey,
  ) {}

  @Mutation('beginPasskey')
  async beginPasskey(@Args('input') input: { currentPassword: string }, @Context() context: RequestContext) {
    const outcome = await this.beginCommand.run(context.command('beginPasskey', {}), input);
    return outcome.ok ? { __typename: 'BeginPasskeyPayload', ...outcome.value } : problem(outcome.refusal);
  }

  @Mutation('addPasskey')
  async addPasskey(
    @Args('input') input: { ceremonyId: string; name: string; response: string },
    @Context() context: RequestContext,
  ) {
    const outcome = await this.addCommand.run(context.command('addPasskey', {}), input);
    return outcome.ok ? { __typename: 'AddPasskeyPayload', passkeyId: outcome.value } : problem(outcome.refusal);
  }

  @Mutation('removePasskey')
  async removePasskey(
    @Args('input') input: { passkeyId: string; idempotencyKey?: string | null },
    @Context() context: RequestContext,
  ) {
    const outcome = await this.removeCommand.run(context.command('removePasskey', input), input);
    return outcome.ok ? { __typename: 'RemovePasskeyPayload', passkeyId: outcome.value } : problem(outcome.refusal);
  }
}
