import { Injectable } from '@nestjs/common';
import { DemandsReader, type DemandView } from '@demands/public';
import type { Audience } from '@domain/access/audience';
import type { DemandId, OfferId, OrganisationId } from '@domain/kernel/id';
import { OffersReader, type OfferView } from '@offers/public';
import type { RequestContext } from '@platform/graphql/request-context';
import { RequestLoader } from '@platform/graphql/request-loader';

type Seen<T> = T & { readonly audience: Audience };

/**
 * The present rows behind hits. What is not published at this moment is not there, whatever the index says: an index
 * is never proof of permission.
 */
@Injectable()
export class FoundOffersLoader extends RequestLoader<OfferId, Seen<OfferView>> {
  constructor(private readonly offers: OffersReader) {
    super();
  }

  async batch(ids: readonly OfferId[], context: RequestContext): Promise<Map<OfferId, Seen<OfferView>>> {
    return seenById([...(await this.offers.byIds(ids)).values()], context);
  }
}

@Injectable()
export class FoundDemandsLoader extends RequestLoader<DemandId, Seen<DemandView>> {
  constructor(private readonly demands: DemandsReader) {
    super();
  }

  async batch(ids: readonly DemandId[], context: RequestContext): Promise<Map<DemandId, Seen<DemandView>>> {
    return seenById([...(await this.demands.byIds(ids)).values()], context);
  }
}

async function seenById<K extends string, T extends { id: K; state: string; organisationId: OrganisationId }>(
  things: readonly T[],
  context: RequestContext,
): Promise<Map<K, Seen<T>>> {
  const published = things.filter(({ state }) => state === 'PUBLISHED');
  const seen = published.map(async (thing) => ({ ...thing, audience: await context.audienceOf(thing.organisationId) }));
  return new Map((await Promise.all(seen)).map((thing) => [thing.id, thing]));
}
