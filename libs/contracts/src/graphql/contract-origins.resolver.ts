import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Injectable } from '@nestjs/common';
import type { Audience } from '@domain/access/audience';
import type { DemandId, OfferId, OrganisationId } from '@domain/kernel/id';
import type { RequestContext } from '@platform/graphql/request-context';
import { RequestLoader } from '@platform/graphql/request-loader';
import { DemandsReader, type DemandView } from '@demands/public';
import { OffersReader, type OfferView } from '@offers/public';
import type { ContractNode } from '../public';

type Seen<T> = T & { readonly audience: Audience };

/** Whoever sees a contract sees the offer and the demand it came from, in whatever state they are now. */
async function seenBy<K, T extends { organisationId: OrganisationId }>(
  context: RequestContext,
  views: Map<K, T>,
): Promise<Map<K, Seen<T>>> {
  const nodes = [...views].map(
    async ([id, view]) => [id, { ...view, audience: await context.audienceOf(view.organisationId) }] as const,
  );
  return new Map(await Promise.all(nodes));
}

@Injectable()
export class OfferOfContractLoader extends RequestLoader<OfferId, Seen<OfferView>> {
  constructor(private readonly offers: OffersReader) {
    super();
  }

  async batch(ids: readonly OfferId[], context: RequestContext): Promise<Map<OfferId, Seen<OfferView>>> {
    return seenBy(context, await this.offers.byIds(ids));
  }
}

@Injectable()
export class DemandOfContractLoader extends RequestLoader<DemandId, Seen<DemandView>> {
  constructor(private readonly demands: DemandsReader) {
    super();
  }

  async batch(ids: readonly DemandId[], context: RequestContext): Promise<Map<DemandId, Seen<DemandView>>> {
    return seenBy(context, await this.demands.byIds(ids));
  }
}

@Resolver('Contract')
export class ContractOriginsResolver {
  constructor(
    private readonly offers: OfferOfContractLoader,
    private readonly demands: DemandOfContractLoader,
  ) {}

  @ResolveField('offer')
  offer(@Parent() { offerId }: ContractNode, @Context() context: RequestContext): Promise<Seen<OfferView> | null> {
    return offerId ? context.of(this.offers).load(offerId) : Promise.resolve(null);
  }

  @ResolveField('demand')
  demand(@Parent() { demandId }: ContractNode, @Context() context: RequestContext): Promise<Seen<DemandView> | null> {
    return demandId ? context.of(this.demands).load(demandId) : Promise.resolve(null);
  }
}
