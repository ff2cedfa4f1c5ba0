import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { OfferState } from '@domain/offers/offer.transitions';
import type { OrganisationNode } from '@organisations/public';
import type { Connection, PageRequest } from '@platform/database/paging';
import type { RequestContext } from '@platform/graphql/request-context';
import { OffersOfOrganisationLoader, type SeenOffer } from './offer.loaders';

@Resolver('Organisation')
export class OrganisationOffersResolver {
  constructor(private readonly lists: OffersOfOrganisationLoader) {}

  @ResolveField('offers')
  async offers(
    @Parent() { id }: OrganisationNode,
    @Args() args: PageRequest & { states?: readonly OfferState[] | null },
    @Context() context: RequestContext,
  ): Promise<Connection<SeenOffer>> {
    const { first = null, after = null, states = null } = args;
    const list = await context.of(this.lists).load({ organisationId: id, first, after, states });
    if (!list) throw new Error(`no list of offers for ${id}`);
    return list;
  }
}
