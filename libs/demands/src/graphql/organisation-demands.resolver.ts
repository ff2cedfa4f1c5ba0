import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { DemandState } from '@domain/demands/demand.transitions';
import type { OrganisationNode } from '@organisations/public';
import type { Connection, PageRequest } from '@platform/database/paging';
import type { RequestContext } from '@platform/graphql/request-context';
import { DemandsOfOrganisationLoader, type SeenDemand } from './demand.loaders';

@Resolver('Organisation')
export class OrganisationDemandsResolver {
  constructor(private readonly lists: DemandsOfOrganisationLoader) {}

  @ResolveField('demands')
  async demands(
    @Parent() { id }: OrganisationNode,
    @Args() args: PageRequest & { states?: readonly DemandState[] | null },
    @Context() context: RequestContext,
  ): Promise<Connection<SeenDemand>> {
    const { first = null, after = null, states = null } = args;
    const list = await context.of(this.lists).load({ organisationId: id, first, after, states });
    if (!list) throw new Error(`no list of demands for ${id}`);
    return list;
  }
}
