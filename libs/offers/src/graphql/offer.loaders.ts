import { Injectable } from '@nestjs/common';
import { belongsTo, organisationsOf } from '@domain/access/actor';
import type { Audience } from '@domain/access/audience';
import type { OfferId, OrganisationId } from '@domain/kernel/id';
import type { OfferState } from '@domain/offers/offer.transitions';
import type { Connection, PageRequest } from '@platform/database/paging';
import type { RequestContext } from '@platform/graphql/request-context';
import { RequestLoader } from '@platform/graphql/request-loader';
import { StoredOffersReader } from '../data/offers.reader';
import type { OfferView } from '../public';

/** An offer with the asker's standing towards it. */
export interface SeenOffer extends OfferView {
  readonly audience: Audience;
}

export async function seen(context: RequestContext, offer: OfferView): Promise<SeenOffer> {
  return { ...offer, audience: await context.audienceOf(offer.organisationId) };
}

export async function seenPage(context: RequestContext, page: Connection<OfferView>): Promise<Connection<SeenOffer>> {
  const edges = await Promise.all(
    page.edges.map(async ({ cursor, node }) => ({ cursor, node: await seen(context, node) })),
  );
  return { ...page, edges };
}

/** Offers that the asker may see, by id: drafts of others are not there. */
@Injectable()
export class OfferLoader extends RequestLoader<OfferId, SeenOffer> {
  constructor(private readonly offers: StoredOffersReader) {
    super();
  }

  async batch(ids: readonly OfferId[], context: RequestContext): Promise<Map<OfferId, SeenOffer>> {
    const found = [...(await this.offers.byIds(ids)).values()].filter(
      (offer) => offer.state !== 'DRAFT' || belongsTo(context.actor, offer.organisationId),
    );
    return new Map(await Promise.all(found.map(async (offer) => [offer.id, await seen(context, offer)] as const)));
  }
}

/** One organisation's list in a page of organisations; the lists that were asked for alike are read together. */
export interface OffersOfOrganisation extends PageRequest {
  readonly organisationId: OrganisationId;
  readonly states: readonly OfferState[] | null;
}

@Injectable()
export class OffersOfOrganisationLoader extends RequestLoader<OffersOfOrganisation, Connection<SeenOffer>> {
  constructor(private readonly offers: StoredOffersReader) {
    super();
  }

  async batch(
    keys: readonly OffersOfOrganisation[],
    context: RequestContext,
  ): Promise<Map<OffersOfOrganisation, Connection<SeenOffer>>> {
    const alike = new Map<string, OffersOfOrganisation[]>();
    for (const key of keys) {
      const asked = JSON.stringify([key.first, key.after, key.states]);
      alike.set(asked, [...(alike.get(asked) ?? []), key]);
    }
    const lists = await Promise.all([...alike.values()].map((group) => this.group(group, context)));
    return new Map(lists.flat());
  }

  private async group(
    keys: readonly OffersOfOrganisation[],
    context: RequestContext,
  ): Promise<[OffersOfOrganisation, Connection<SeenOffer>][]> {
    const { first, after, states } = keys[0] as OffersOfOrganisation;
    const pages = await this.offers.ofOrganisations(
      keys.map((key) => key.organisationId),
      { first: first ?? null, after: after ?? null, filter: { states }, mine: organisationsOf(context.actor) },
    );
    const seenPages = keys.map(async (key): Promise<[OffersOfOrganisation, Connection<SeenOffer>][]> => {
      const page = pages.get(key.organisationId);
      return page ? [[key, await seenPage(context, page)]] : [];
    });
    return (await Promise.all(seenPages)).flat();
  }
}
