import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { problem } from '@platform/graphql/problem';
import type { RequestContext } from '@platform/graphql/request-context';
import { ConfirmTotp, DisableTotp, EnableTotp } from '../commands/totp';

@Resolver()
export class TotpResolver {
  constructor(
    private readonly enableCommand: EnableTotp,
    private readonly confirmCommand: ConfirmTotp,
    private readonly disableCommand: DisableTotp,
  ) {}

  @Mutation('enableTotp')
  async enableTotp(@Context() context: RequestContext) {
    const outcome = await this.enableCommand.run(context.command('enableTotp', {}));
    return outcome.ok ? { __typename: 'EnableTotpPayload', ...outcome.value } : problem(outcome.refusal);
  }

  @Mutation('confirmTotp')
  async confirmTotp(@Args('input') input: { code: string }, @Context() context: RequestContext) {
    const outcome = await this.confirmCommand.run(context.command('confirmTotp', {}), input);
    return outcome.ok ? { __typename: 'ConfirmTotpPayload', recoveryCodes: outcome.value } : problem(outcome.refusal);
  }

  @Mutation('disableTotp')
  async disableTotp(@Args('input') input: { code: string }, @Context() context: RequestContext) {
    const outcome = await this.disableCommand.run(context.command('disableTotp', {}), input);
    return outcome.ok ? { __typename: 'DisableTotpPayload', done: true } : problem(outcome.refusal);
  }
}
