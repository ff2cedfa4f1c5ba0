import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { AccountId } from '@domain/kernel/id';
import { ActorSource } from '@platform/access/actor-source';
import { problem } from '@platform/graphql/problem';
import type { RequestContext } from '@platform/graphql/request-context';
import { AcceptInvitation } from '../commands/accept-invitation';
import { ChangeMemberRoles, type ChangeMemberRolesInput } from '../commands/change-member-roles';
import { InviteMember, type InviteMemberInput } from '../commands/invite-member';
import { RemoveMember, type RemoveMemberInput } from '../commands/remove-member';
import { RevokeInvitation } from '../commands/revoke-invitation';
import { OrganisationLoader, type OrganisationNode } from '../public';
import { PartsQuery, type MembershipLine } from '../queries/members-and-certificates';

interface Keyed {
  readonly idempotencyKey?: string | null;
}

@Resolver()
export class InvitationResolver {
  constructor(
    private readonly inviteCommand: InviteMember,
    private readonly acceptCommand: AcceptInvitation,
    private readonly revokeCommand: RevokeInvitation,
    private readonly organisations: OrganisationLoader,
    private readonly actors: ActorSource,
  ) {}

  @Mutation('inviteMember')
  async inviteMember(@Args('input') input: InviteMemberInput & Keyed, @Context() context: RequestContext) {
    const outcome = await this.inviteCommand.run(context.command('inviteMember', input), input, context.locale);
    if (!outcome.ok) return problem(outcome.refusal);
    return { __typename: 'InviteMemberPayload', invitationId: outcome.value };
  }

  @Mutation('acceptInvitation')
  async acceptInvitation(@Args('input') input: Keyed & { token: string }, @Context() context: RequestContext) {
    const outcome = await this.acceptCommand.run(context.command('acceptInvitation', input), input);
    if (!outcome.ok) return problem(outcome.refusal);
    context.become(await this.actors.actorOf(context.facts.token));
    const organisation = await context.of(this.organisations).load(outcome.value);
    return { __typename: 'AcceptInvitationPayload', organisation };
  }

  @Mutation('revokeInvitation')
  async revokeInvitation(@Args('input') input: Keyed & { invitationId: string }, @Context() context: RequestContext) {
    const outcome = await this.revokeCommand.run(context.command('revokeInvitation', input), input);
    if (!outcome.ok) return problem(outcome.refusal);
    const organisation = await context.of(this.organisations).load(outcome.value);
    return { __typename: 'RevokeInvitationPayload', organisation };
  }
}

@Resolver()
export class MemberResolver {
  constructor(
    private readonly changeCommand: ChangeMemberRoles,
    private readonly removeCommand: RemoveMember,
    private readonly organisations: OrganisationLoader,
    private readonly actors: ActorSource,
  ) {}

  @Mutation('changeMemberRoles')
  async changeMemberRoles(@Args('input') input: ChangeMemberRolesInput & Keyed, @Context() context: RequestContext) {
    const outcome = await this.changeCommand.run(context.command('changeMemberRoles', input), input);
    if (!outcome.ok) return problem(outcome.refusal);
    const organisation = await context.of(this.organisations).load(outcome.value);
    return { __typename: 'ChangeMemberRolesPayload', organisation };
  }

  @Mutation('removeMember')
  async removeMember(@Args('input') input: RemoveMemberInput & Keyed, @Context() context: RequestContext) {
    const outcome = await this.removeCommand.run(context.command('removeMember', input), input);
    if (!outcome.ok) return problem(outcome.refusal);
    context.become(await this.actors.actorOf(context.facts.token));
    const organisation = await context.of(this.organisations).load(outcome.value);
    return { __typename: 'RemoveMemberPayload', organisation };
  }
}

/** Adds the memberships to whoever is signed in. */
@Resolver('Me')
export class MyMembershipsResolver {
  constructor(private readonly query: PartsQuery) {}

  @ResolveField('memberships')
  memberships(@Parent() { id }: { id: AccountId }): Promise<MembershipLine[]> {
    return this.query.membershipsOf(id);
  }
}

@Resolver('Membership')
export class MembershipResolver {
  constructor(private readonly organisations: OrganisationLoader) {}

  @ResolveField('organisation')
  organisation(
    @Parent() { organisationId }: MembershipLine,
    @Context() context: RequestContext,
  ): Promise<OrganisationNode | null> {
    return context.of(this.organisations).load(organisationId);
  }
}
