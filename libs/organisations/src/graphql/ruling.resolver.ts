import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Ruling } from '@domain/organisations/decide-organisation';
import type { RejectionReason, RevisionReason, SuspensionReason } from '@domain/organisations/reasons';
import { problem } from '@platform/graphql/problem';
import type { RequestContext } from '@platform/graphql/request-context';
import { RuleOnOrganisation } from '../commands/rule-on-organisation';
import { OrganisationLoader } from '../public';
import { noteFrom } from './note';

interface Ruled<Reason = never> {
  readonly idempotencyKey?: string | null;
  readonly organisationId: string;
  readonly version: number;
  readonly reasons: readonly Reason[];
  readonly note?: string | null;
}

/** What the Alliance decides about an organisation. */
@Resolver()
export class RulingResolver {
  constructor(
    private readonly ruleCommand: RuleOnOrganisation,
    private readonly organisations: OrganisationLoader,
  ) {}

  @Mutation('verifyOrganisation')
  verifyOrganisation(@Args('input') input: Ruled, @Context() context: RequestContext) {
    return this.rule('verifyOrganisation', input, { what: 'VERIFY' }, context);
  }

  @Mutation('requestOrganisationRevision')
  requestOrganisationRevision(@Args('input') input: Ruled<RevisionReason>, @Context() context: RequestContext) {
    return this.explained('requestOrganisationRevision', input, context, (note) => ({
      what: 'REQUEST_REVISION',
      reasons: input.reasons,
      note,
    }));
  }

  @Mutation('rejectOrganisation')
  rejectOrganisation(@Args('input') input: Ruled<RejectionReason>, @Context() context: RequestContext) {
    return this.explained('rejectOrganisation', input, context, (note) => ({
      what: 'REJECT',
      reasons: input.reasons,
      note,
    }));
  }

  @Mutation('suspendOrganisation')
  suspendOrganisation(@Args('input') input: Ruled<SuspensionReason>, @Context() context: RequestContext) {
    return this.explained('suspendOrganisation', input, context, (note) => ({
      what: 'SUSPEND',
      reasons: input.reasons,
      note,
    }));
  }

  @Mutation('reinstateOrganisation')
  reinstateOrganisation(@Args('input') input: Ruled, @Context() context: RequestContext) {
    return this.explained('reinstateOrganisation', input, context, (note) => ({ what: 'REINSTATE', note }));
  }

  private async explained(
    name: string,
    input: Ruled<unknown>,
    context: RequestContext,
    rulingWith: (note: string | null) => Ruling,
  ) {
    const note = noteFrom(input.note);
    return note !== null && typeof note === 'object'
      ? problem(note)
      : this.rule(name, input, rulingWith(note), context);
  }

  private async rule(name: string, input: Ruled<unknown>, ruling: Ruling, context: RequestContext) {
    const { organisationId, version } = input;
    const outcome = await this.ruleCommand.run(context.command(name, input), { organisationId, version, ruling });
    if (!outcome.ok) return problem(outcome.refusal);
    const organisation = await context.of(this.organisations).load(outcome.value);
    return { __typename: `${name.charAt(0).toUpperCase()}${name.slice(1)}Payload`, organisation };
  }
}
