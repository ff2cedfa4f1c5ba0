import type { DateRange } from '../kernel/date-range';
import type { Decimal } from '../kernel/decimal';
import type { CertificateId, FileId, OfferId, OrganisationId } from '../kernel/id';
import type { Quantity } from '../kernel/quantity';
import type { OfferState } from './offer.transitions';
import type { PriceWish } from './price-wish';
import type { OfferedVolume } from './volume';

/** A promised or asked quality: a range of a measured attribute (in its own unit), or a named choice. */
export interface QualityTerm {
  /** Code of a quality attribute of the catalogue, e.g. MOISTURE. */
  readonly attribute: string;
  readonly atLeast: Decimal | null;
  readonly atMost: Decimal | null;
  /** For attributes that are named, not measured, e.g. a grade. */
  readonly choice: string | null;
}

/** Where goods are or are wanted: an administrative unit and, if known, a point on the map. */
export interface TradePlace {
  /** Id of a commune or province of today, e.g. vn-30904-2025. */
  readonly unitId: string;
  readonly point: { readonly lat: number; readonly lon: number } | null;
}

/** What is offered, as its owner words it. */
export interface OfferTerms {
  readonly commodity: string;
  readonly variety: string | null;
  /** Physical form of the goods, a code of the catalogue (FRESH, DRY, LIVE …). */
  readonly form: string;
  /** Crop season (mùa vụ), e.g. DONG_XUAN-2026; null where seasons mean nothing. */
  readonly season: string | null;
  readonly volume: OfferedVolume;
  readonly harvest: DateRange;
  readonly quality: readonly QualityTerm[];
  readonly certificateIds: readonly CertificateId[];
  readonly place: TradePlace;
  readonly price: PriceWish;
  /** The smallest amount sold to one buyer; null when any will do. */
  readonly minimumLot: Quantity | null;
  readonly photoIds: readonly FileId[];
  readonly note: string | null;
}

/** An offer (chào bán) of a cooperative. */
export interface Offer {
  readonly id: OfferId;
  readonly organisationId: OrganisationId;
  readonly version: number;
  readonly state: OfferState;
  readonly terms: OfferTerms;
}
