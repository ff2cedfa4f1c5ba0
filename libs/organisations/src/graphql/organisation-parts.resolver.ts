import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '@platform/graphql/request-context';
import type { InvitationLine } from '../queries/members-and-certificates';
import type { OrganisationDetails } from '../queries/organisation-details';
import {
  CertificatesOfLoader,
  InvitationsOfLoader,
  MembersOfLoader,
  type CertificateNode,
  type MemberNode,
} from './organisation.loaders';

/** The short lists that hang on an organisation, each through its loader. */
@Resolver('Organisation')
export class OrganisationPartsResolver {
  constructor(
    private readonly certificatesOf: CertificatesOfLoader,
    private readonly membersOf: MembersOfLoader,
    private readonly invitationsOf: InvitationsOfLoader,
  ) {}

  @ResolveField('certificates')
  async certificates(
    @Parent() { id }: OrganisationDetails,
    @Context() context: RequestContext,
  ): Promise<CertificateNode[]> {
    return (await context.of(this.certificatesOf).load(id)) ?? [];
  }

  @ResolveField('members')
  async members(@Parent() { id }: OrganisationDetails, @Context() context: RequestContext): Promise<MemberNode[]> {
    return (await context.of(this.membersOf).load(id)) ?? [];
  }

  @ResolveField('invitations')
  async invitations(
    @Parent() { id }: OrganisationDetails,
    @Context() context: RequestContext,
  ): Promise<InvitationLine[]> {
    return (await context.of(this.invitationsOf).load(id)) ?? [];
  }
}
