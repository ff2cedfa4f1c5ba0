import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { organisationsOf } from '@domain/access/actor';
import type { Commodity, Variety } from '@domain/catalogue/commodity';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { DateRange } from '@domain/kernel/date-range';
import { parseId, type FileId } from '@domain/kernel/id';
import { Quantity } from '@domain/kernel/quantity';
import type { QualityTerm, TradePlace } from '@domain/offers/offer';
import { actionsIn, judgeYield, type OfferAction } from '@domain/offers/decide-offer';
import type { PriceWish } from '@domain/offers/price-wish';
import type { OfferedVolume } from '@domain/offers/volume';
import type { AdminUnit } from '@domain/places/admin-unit';
import { allowed } from '@domain/access/policy';
import type { Action } from '@domain/access/action';
import { CatalogueReader } from '@catalogue/public';
import { OrganisationLoader, type OrganisationNode } from '@organisations/public';
import { PlacesReader } from '@places/public';
import type { Connection, PageRequest } from '@platform/database/paging';
import { HistoryReader, type HistoryLine } from '@platform/events/history.reader';
import type { RequestContext } from '@platform/graphql/request-context';
import type { OfferFilter as FilterInput } from '@schema/generated/resolvers';
import type { OfferFilter, OfferOrder } from '../data/offer-list';
import { OfferViewsStore, type OfferViewer } from '../data/offer-views.store';
import { StoredOffersReader } from '../data/offers.reader';
import { GoodsReference } from '../public';
import { OfferLoader, seenPage, type SeenOffer } from './offer.loaders';

/** Queries, and how lists of offers are asked for. */
@Resolver()
export class OfferQueries {
  constructor(
    private readonly offers: StoredOffersReader,
    private readonly loader: OfferLoader,
    private readonly goods: GoodsReference,
    private readonly views: OfferViewsStore,
  ) {}

  @Query('offer')
  async offer(@Args('id') text: string, @Context() context: RequestContext): Promise<SeenOffer | null> {
    const id = parseId('offer', text);
    const offer = id && (await context.of(this.loader).load(id));
    if (offer && offer.audience !== 'OWNER') this.views.note(offer.id, organisationsOf(context.actor));
    return offer;
  }

  @Query('offers')
  async list(
    @Args() args: PageRequest & { filter?: FilterInput | null; orderBy?: OfferOrder | null },
    @Context() context: RequestContext,
  ): Promise<Connection<SeenOffer>> {
    const page = await this.offers.list({
      first: args.first ?? null,
      after: args.after ?? null,
      filter: await this.filterOf(args.filter ?? {}),
      orderBy: args.orderBy ?? 'NEWEST',
      mine: organisationsOf(context.actor),
    });
    return seenPage(context, page);
  }

  private async filterOf(input: FilterInput): Promise<OfferFilter> {
    const { sector, commodities, placeId, available, organisationId, ...same } = input;
    const ofSector = sector ? await this.goods.commoditiesOf(sector) : null;
    const named =
      commodities && ofSector ? commodities.filter((code) => ofSector.includes(code)) : (commodities ?? null);
    return {
      ...same,
      // An id that is none belongs to nobody, so nothing is found.
      organisationId: organisationId ? (organisationId as OfferFilter['organisationId']) : null,
      commodities: named ?? ofSector,
      places: placeId ? await this.goods.placesWithin(placeId) : null,
      free: available ? Quantity.ofMilli(BigInt(available.value.times(1000).toFixed(0)), available.unit) : null,
    };
  }
}

const ACTION_OF: Readonly<Record<OfferAction, Action>> = {
  REVISE: 'offers.revise',
  PUBLISH: 'offers.publish',
  PAUSE: 'offers.publish',
  RESUME: 'offers.publish',
  WITHDRAW: 'offers.withdraw',
};

@Resolver('Offer')
export class OfferResolver {
  constructor(
    private readonly organisations: OrganisationLoader,
    private readonly goods: GoodsReference,
    private readonly catalogue: CatalogueReader,
    private readonly places: PlacesReader,
  ) {}

  @ResolveField('organisation')
  organisation(@Parent() offer: SeenOffer, @Context() context: RequestContext): Promise<OrganisationNode | null> {
    return context.of(this.organisations).load(offer.organisationId);
  }

  @ResolveField('commodity')
  commodity(@Parent() { terms }: SeenOffer): Promise<Commodity | null> {
    return this.catalogue.commodity(terms.commodity);
  }

  @ResolveField('variety')
  async variety(@Parent() { terms }: SeenOffer): Promise<Variety | null> {
    return terms.variety === null ? null : this.catalogue.variety(terms.variety);
  }

  @ResolveField('form')
  form(@Parent() { terms }: SeenOffer): string {
    return terms.form;
  }

  @ResolveField('season')
  season(@Parent() { terms }: SeenOffer): string | null {
    return terms.season;
  }

  @ResolveField('volume')
  volume(@Parent() { terms }: SeenOffer): OfferedVolume {
    return terms.volume;
  }

  @ResolveField('availableQuantity')
  availableQuantity(@Parent() { balances }: SeenOffer): Quantity {
    return balances.free;
  }

  @ResolveField('heldQuantity')
  heldQuantity(@Parent() { balances }: SeenOffer): Quantity {
    return balances.held;
  }

  @ResolveField('committedQuantity')
  committedQuantity(@Parent() { balances }: SeenOffer): Quantity {
    return balances.committed;
  }

  @ResolveField('deliveredQuantity')
  deliveredQuantity(@Parent() { balances }: SeenOffer): Quantity {
    return balances.delivered;
  }

  @ResolveField('lapsedQuantity')
  lapsedQuantity(@Parent() { balances }: SeenOffer): Quantity {
    return balances.lapsed;
  }

  @ResolveField('yieldRemark')
  async yieldRemark(@Parent() { terms }: SeenOffer): Promise<'USUAL' | 'LOW' | 'HIGH'> {
    if (terms.volume.kind === 'FIXED') return 'USUAL';
    const judged = judgeYield(terms, await this.goods.usualYield(terms.commodity, terms.season));
    return judged === 'IMPLAUSIBLE' ? 'HIGH' : judged;
  }

  @ResolveField('harvest')
  harvest(@Parent() { terms }: SeenOffer): DateRange {
    return terms.harvest;
  }

  @ResolveField('quality')
  quality(@Parent() { terms }: SeenOffer): readonly QualityTerm[] {
    return terms.quality;
  }

  @ResolveField('place')
  async place(@Parent() { terms }: SeenOffer): Promise<AdminUnit | null> {
    return this.places.byId(terms.place.unitId);
  }

  @ResolveField('point')
  point(@Parent() { terms }: SeenOffer): TradePlace['point'] {
    return terms.place.point;
  }

  @ResolveField('price')
  price(@Parent() { terms }: SeenOffer): PriceWish {
    return terms.price;
  }

  @ResolveField('minimumLot')
  minimumLot(@Parent() { terms }: SeenOffer): Quantity | null {
    return terms.minimumLot;
  }

  @ResolveField('photoIds')
  photoIds(@Parent() { terms }: SeenOffer): readonly FileId[] {
    return terms.photoIds;
  }

  @ResolveField('note')
  note(@Parent() { terms }: SeenOffer): string | null {
    return terms.note;
  }

  @ResolveField('allowedActions')
  allowedActions(@Parent() offer: SeenOffer, @Context() { actor }: RequestContext): OfferAction[] {
    const resource = { organisationIds: [offer.organisationId] };
    return actionsIn(offer.state).filter((action) => allowed(actor, ACTION_OF[action], resource));
  }
}

/** What happened to an offer, and who looked at it. */
@Resolver('Offer')
export class OfferRecordResolver {
  constructor(
    private readonly views: OfferViewsStore,
    private readonly historyOf: HistoryReader,
  ) {}

  @ResolveField('history')
  history(@Parent() { id }: SeenOffer, @Args() page: PageRequest): Promise<Connection<HistoryLine>> {
    return this.historyOf.of('offer', id, page);
  }

  @ResolveField('viewers')
  async viewers(@Parent() { id }: SeenOffer, @Args() page: PageRequest): Promise<Connection<OfferViewer>> {
    return this.views.of(id, page);
  }
}

@Resolver('OfferViewer')
export class OfferViewerResolver {
  constructor(private readonly organisations: OrganisationLoader) {}

  @ResolveField('organisation')
  organisation(@Parent() viewer: OfferViewer, @Context() context: RequestContext): Promise<OrganisationNode | null> {
    return context.of(this.organisations).load(viewer.organisationId);
  }

  @ResolveField('on')
  on(@Parent() viewer: OfferViewer): CalendarDate {
    return viewer.on;
  }
}
