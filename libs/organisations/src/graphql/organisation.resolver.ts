import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { allowed } from '@domain/access/policy';
import type { Action } from '@domain/access/action';
import { belongsTo } from '@domain/access/actor';
import { parseId } from '@domain/kernel/id';
import { ORGANISATION_ACTIONS, type OrganisationAction } from '@domain/organisations/organisation.transitions';
import { sizeClassOf, type SizeClass } from '@domain/organisations/size-class';
import type { Connection, PageRequest } from '@platform/database/paging';
import { HistoryReader, type HistoryLine } from '@platform/events/history.reader';
import type { RequestContext } from '@platform/graphql/request-context';
import { OrganisationLoader, type OrganisationNode } from '../public';
import {
  OrganisationDetailsQuery,
  type OrganisationDetails,
  type OrganisationFilter,
  type OrganisationOrder,
} from '../queries/organisation-details';

/** Which permission each thing that can be done needs. */
const PERMISSION: Readonly<Record<OrganisationAction, Action>> = {
  REVISE: 'organisations.revise',
  SUBMIT: 'organisations.submit',
  VERIFY: 'organisations.verify',
  REQUEST_REVISION: 'organisations.verify',
  REJECT: 'organisations.verify',
  SUSPEND: 'organisations.suspend',
  REINSTATE: 'organisations.suspend',
  INVITE_MEMBER: 'organisations.invite-member',
  MANAGE_MEMBERS: 'organisations.manage-members',
  DECLARE_CERTIFICATE: 'certificates.declare',
};
/** Not for members of the organisation itself, whatever else they are. */
const RULINGS: readonly OrganisationAction[] = ['VERIFY', 'REQUEST_REVISION', 'REJECT', 'SUSPEND', 'REINSTATE'];

type ListArguments = PageRequest & { filter?: OrganisationFilter | null; orderBy?: OrganisationOrder | null };

@Resolver('Organisation')
export class OrganisationResolver {
  constructor(
    private readonly query: OrganisationDetailsQuery,
    private readonly organisations: OrganisationLoader,
    private readonly historyReader: HistoryReader,
  ) {}

  @Query('organisation')
  async organisation(@Args('id') id: string, @Context() context: RequestContext): Promise<OrganisationNode | null> {
    const organisationId = parseId('organisation', id);
    return organisationId && context.of(this.organisations).load(organisationId);
  }

  @Query('organisations')
  async list(@Args() args: ListArguments, @Context() context: RequestContext): Promise<Connection<OrganisationNode>> {
    const page = await this.query.list(context.actor, args);
    const edges = await Promise.all(
      page.edges.map(async ({ cursor, node }) => ({
        cursor,
        node: { ...node, audience: await context.audienceOf(node.id) },
      })),
    );
    return { ...page, edges };
  }

  @ResolveField('name')
  name(@Parent() { nameVi, nameEn }: OrganisationDetails, @Context() { locale }: RequestContext): string {
    return locale === 'en' ? (nameEn ?? nameVi) : nameVi;
  }

  @ResolveField('sizeClass')
  sizeClass(@Parent() organisation: OrganisationDetails): SizeClass | null {
    return organisation.kind === 'COOPERATIVE' || organisation.kind === 'COOPERATIVE_UNION'
      ? sizeClassOf(organisation)
      : null;
  }

  @ResolveField('allowedActions')
  allowedActions(
    @Parent() { id, state }: OrganisationDetails,
    @Context() { actor }: RequestContext,
  ): OrganisationAction[] {
    const actions = Object.keys(ORGANISATION_ACTIONS) as OrganisationAction[];
    return actions.filter((action) => {
      if (RULINGS.includes(action) && belongsTo(actor, id)) return false;
      const states: readonly string[] = ORGANISATION_ACTIONS[action];
      return states.includes(state) && allowed(actor, PERMISSION[action], { organisationIds: [id] });
    });
  }

  @ResolveField('history')
  history(@Parent() { id }: OrganisationDetails, @Args() page: PageRequest): Promise<Connection<HistoryLine>> {
    return this.historyReader.of('organisation', id, page);
  }
}
