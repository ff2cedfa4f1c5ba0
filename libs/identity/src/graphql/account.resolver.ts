import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { LOCALES, type Locale } from '@i18n/message';
import { problem } from '@platform/graphql/problem';
import type { RequestContext } from '@platform/graphql/request-context';
import { ChangePassword, type ChangePasswordInput } from '../commands/change-password';
import { RegisterAccount, type RegisterAccountInput } from '../commands/register-account';
import { RequestPasswordReset } from '../commands/request-password-reset';
import { ResetPassword, type ResetPasswordInput } from '../commands/reset-password';
import { originOf } from './origin';

type RegisterInput = Omit<RegisterAccountInput, 'locale'> & { readonly locale?: string | null };

@Resolver()
export class AccountResolver {
  constructor(
    private readonly registerCommand: RegisterAccount,
    private readonly requestResetCommand: RequestPasswordReset,
    private readonly resetCommand: ResetPassword,
    private readonly changeCommand: ChangePassword,
  ) {}

  @Mutation('registerAccount')
  async registerAccount(@Args('input') input: RegisterInput, @Context() context: RequestContext) {
    const locale: Locale = LOCALES.find((known) => known === input.locale) ?? context.locale;
    const command = context.command('registerAccount', {});
    const outcome = await this.registerCommand.run(command, { ...input, locale }, originOf(context).network);
    return outcome.ok ? { __typename: 'RegisterAccountPayload', ...outcome.value } : problem(outcome.refusal);
  }

  @Mutation('requestPasswordReset')
  async requestPasswordReset(@Args('input') input: { contact: string }, @Context() context: RequestContext) {
    const command = context.command('requestPasswordReset', {});
    const request = { contact: input.contact, locale: context.locale };
    const outcome = await this.requestResetCommand.run(command, request, originOf(context).network);
    return outcome.ok ? { __typename: 'RequestPasswordResetPayload', ...outcome.value } : problem(outcome.refusal);
  }

  @Mutation('resetPassword')
  async resetPassword(@Args('input') input: ResetPasswordInput, @Context() context: RequestContext) {
    const outcome = await this.resetCommand.run(context.command('resetPassword', {}), input);
    return outcome.ok ? { __typename: 'ResetPasswordPayload', done: true } : problem(outcome.refusal);
  }

  @Mutation('changePassword')
  async changePassword(@Args('input') input: ChangePasswordInput, @Context() context: RequestContext) {
    const outcome = await this.changeCommand.run(context.command('changePassword', {}), input);
    return outcome.ok ? { __typename: 'ChangePasswordPayload', done: true } : problem(outcome.refusal);
  }
}
