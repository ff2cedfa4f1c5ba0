import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { Outcome, Refusal } from '@domain/kernel/decision';
import type { LinkId } from '@domain/kernel/id';
import { problem } from '@platform/graphql/problem';
import type { RequestContext } from '@platform/graphql/request-context';
import { ConfirmLink } from '../commands/confirm-link';
import { DeclareLink, type DeclareLinkInput } from '../commands/declare-link';
import { EndLink } from '../commands/end-link';
import { RejectLink } from '../commands/reject-link';
import { ShowLink } from '../commands/show-link';
import { VerifyLink } from '../commands/verify-link';
import { ChainLinkLoader } from './chain-link.loaders';

interface OnLink {
  readonly linkId: string;
  readonly idempotencyKey?: string | null;
}

/** Turns what a command gave into the payload or the problem. */
async function answer<R extends Refusal>(
  type: string,
  outcome: Outcome<LinkId, R>,
  links: ChainLinkLoader,
  context: RequestContext,
): Promise<object> {
  if (!outcome.ok) return problem(outcome.refusal);
  return { __typename: type, link: await context.of(links).load(outcome.value) };
}

@Resolver('ChainLink')
export class LinkDeclarationMutations {
  constructor(
    private readonly links: ChainLinkLoader,
    private readonly declare: DeclareLink,
    private readonly confirm: ConfirmLink,
    private readonly reject: RejectLink,
    private readonly verify: VerifyLink,
  ) {}

  @Mutation('declareLink')
  async declareLink(
    @Args('input') input: DeclareLinkInput & { idempotencyKey?: string | null },
    @Context() context: RequestContext,
  ): Promise<object> {
    const outcome = await this.declare.run(context.command('declareLink', input), input);
    return answer('DeclareLinkPayload', outcome, this.links, context);
  }

  @Mutation('confirmLink')
  async confirmLink(@Args('input') input: OnLink, @Context() context: RequestContext): Promise<object> {
    const outcome = await this.confirm.run(context.command('confirmLink', input), input);
    return answer('ConfirmLinkPayload', outcome, this.links, context);
  }

  @Mutation('rejectLink')
  async rejectLink(@Args('input') input: OnLink, @Context() context: RequestContext): Promise<object> {
    const outcome = await this.reject.run(context.command('rejectLink', input), input);
    return answer('RejectLinkPayload', outcome, this.links, context);
  }

  @Mutation('verifyLink')
  async verifyLink(@Args('input') input: OnLink, @Context() context: RequestContext): Promise<object> {
    const outcome = await this.verify.run(context.command('verifyLink', input), input);
    return answer('VerifyLinkPayload', outcome, this.links, context);
  }
}

@Resolver('ChainLink')
export class LinkLifeMutations {
  constructor(
    private readonly links: ChainLinkLoader,
    private readonly end: EndLink,
    private readonly show: ShowLink,
  ) {}

  @Mutation('endLink')
  async endLink(
    @Args('input') input: OnLink & { endedOn: CalendarDate },
    @Context() context: RequestContext,
  ): Promise<object> {
    const outcome = await this.end.run(context.command('endLink', input), input);
    return answer('EndLinkPayload', outcome, this.links, context);
  }

  @Mutation('showLink')
  async showLink(
    @Args('input') input: OnLink & { organisationId: string; shown: boolean },
    @Context() context: RequestContext,
  ): Promise<object> {
    const outcome = await this.show.run(context.command('showLink', input), input);
    return answer('ShowLinkPayload', outcome, this.links, context);
  }
}
