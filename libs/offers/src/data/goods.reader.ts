import { Injectable } from '@nestjs/common';
import type { Sector } from '@domain/catalogue/sector';
import { Decimal } from '@domain/kernel/decimal';
import type { YieldBounds } from '@domain/offers/decide-offer';
import type { GoodsFacts } from '@domain/offers/reading';
import { CatalogueReader } from '@catalogue/public';
import { PlacesReader } from '@places/public';
import { GoodsReference } from '../public';

const KG_PER_TONNE = 1000;

/** What offers and demands ask the catalogue and the gazetteer; from memory, so no statement is sent. */
@Injectable()
export class StoredGoodsReference extends GoodsReference {
  constructor(
    private readonly catalogues: CatalogueReader,
    private readonly places: PlacesReader,
  ) {
    super();
  }

  async factsOf(code: string, placeId: string): Promise<GoodsFacts> {
    const catalogue = await this.catalogues.catalogue();
    const commodity = catalogue.commodity(code);
    const place = await this.places.byId(placeId);
    const attributes = (commodity?.quality ?? []).map((attribute) => catalogue.qualityAttribute(attribute));
    return {
      commodity: commodity && !commodity.retired ? commodity : null,
      varieties: new Set(catalogue.varietiesOf(code).map((variety) => variety.code)),
      seasons: new Set(catalogue.seasons(code).map((season) => season.code)),
      attributes: new Map(attributes.flatMap((attribute) => (attribute ? [[attribute.code, attribute] as const] : []))),
      placeKnown: place !== null && place.validTo === null && place.level !== 'DISTRICT',
    };
  }

  async usualYield(commodity: string, season: string | null): Promise<YieldBounds | null> {
    const catalogue = await this.catalogues.catalogue();
    const bound = catalogue.yieldBound(commodity, season);
    // Bounds are tonnes per hectare, so they say something only of what is weighed.
    if (!bound || catalogue.commodity(commodity)?.baseUnit !== 'KG') return null;
    return { low: new Decimal(bound.least).times(KG_PER_TONNE), high: new Decimal(bound.most).times(KG_PER_TONNE) };
  }

  async commoditiesOf(sector: Sector): Promise<string[]> {
    const catalogue = await this.catalogues.catalogue();
    return catalogue.commodities(sector).map(({ code }) => code);
  }

  async placesWithin(placeId: string): Promise<string[]> {
    const directory = await this.places.directory();
    const asked = directory.byId(placeId);
    const within = (id: string): string[] => [id, ...directory.childrenOf(id).flatMap((child) => within(child.id))];
    return asked ? directory.today(asked).flatMap((unit) => within(unit.id)) : [];
  }
}
