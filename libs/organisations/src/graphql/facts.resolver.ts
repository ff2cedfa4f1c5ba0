import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { ActorSource } from '@platform/access/actor-source';
import { problem } from '@platform/graphql/problem';
import type { RequestContext } from '@platform/graphql/request-context';
import { RegisterOrganisation, type RegisterOrganisationInput } from '../commands/register-organisation';
import { ReviseOrganisation, type ReviseOrganisationInput } from '../commands/revise-organisation';
import { SubmitOrganisation } from '../commands/submit-organisation';
import { OrganisationLoader } from '../public';

interface Keyed {
  readonly idempotencyKey?: string | null;
}

/** What an organisation says of itself. */
@Resolver()
export class FactsResolver {
  constructor(
    private readonly registerCommand: RegisterOrganisation,
    private readonly reviseCommand: ReviseOrganisation,
    private readonly submitCommand: SubmitOrganisation,
    private readonly organisations: OrganisationLoader,
    private readonly actors: ActorSource,
  ) {}

  @Mutation('registerOrganisation')
  async registerOrganisation(
    @Args('input') input: RegisterOrganisationInput & Keyed,
    @Context() context: RequestContext,
  ) {
    const outcome = await this.registerCommand.run(context.command('registerOrganisation', input), input);
    if (!outcome.ok) return problem(outcome.refusal);
    context.become(await this.actors.actorOf(context.facts.token));
    const organisation = await context.of(this.organisations).load(outcome.value);
    return { __typename: 'RegisterOrganisationPayload', organisation };
  }

  @Mutation('reviseOrganisation')
  async reviseOrganisation(@Args('input') input: ReviseOrganisationInput & Keyed, @Context() context: RequestContext) {
    const outcome = await this.reviseCommand.run(context.command('reviseOrganisation', input), input);
    if (!outcome.ok) return problem(outcome.refusal);
    const organisation = await context.of(this.organisations).load(outcome.value);
    return { __typename: 'ReviseOrganisationPayload', organisation };
  }

  @Mutation('submitOrganisation')
  async submitOrganisation(
    @Args('input') input: Keyed & { organisationId: string },
    @Context() context: RequestContext,
  ) {
    const outcome = await this.submitCommand.run(context.command('submitOrganisation', input), input);
    if (!outcome.ok) return problem(outcome.refusal);
    const organisation = await context.of(this.organisations).load(outcome.value);
    return { __typename: 'SubmitOrganisationPayload', organisation };
  }
}
