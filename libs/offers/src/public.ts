import type { Sector } from '@domain/catalogue/sector';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { Outcome } from '@domain/kernel/decision';
import type { CertificateId, ContractId, HoldId, OfferId, OrganisationId } from '@domain/kernel/id';
import type { Quantity } from '@domain/kernel/quantity';
import type { NotFound } from '@domain/kernel/refusals';
import type { HoldRefusal, HoldNotActive, QuantityOverCommitted } from '@domain/offers/commitment';
import type { YieldBounds } from '@domain/offers/decide-offer';
import type { OfferTerms } from '@domain/offers/offer';
import type { OfferState } from '@domain/offers/offer.transitions';
import type { GoodsFacts } from '@domain/offers/reading';
import type { Transaction } from '@platform/database/transaction';

/** How much of an offer is where. The five parts always sum to what is offered. */
export interface OfferBalancesView {
  readonly free: Quantity;
  readonly held: Quantity;
  readonly committed: Quantity;
  readonly delivered: Quantity;
  readonly lapsed: Quantity;
}

/** An offer (chào bán) as other features may hold it. Not yet reduced to what some reader may see: drafts included. */
export interface OfferView {
  readonly id: OfferId;
  readonly organisationId: OrganisationId;
  readonly version: number;
  /** As of the day it was read: a published offer past its harvest window reads EXPIRED. */
  readonly state: OfferState;
  readonly terms: OfferTerms;
  readonly balances: OfferBalancesView;
  /** Schemes (e.g. VIETGAP_TT) of the attached certificates that are valid on the day of reading. */
  readonly certificates: readonly {
    readonly id: CertificateId;
    readonly scheme: string;
    readonly validTo: CalendarDate | null;
  }[];
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
}

/** Reads offers for the features above. */
export abstract class OffersReader {
  /** Missing ids are missing in the map. One statement whatever the number. */
  abstract byIds(ids: readonly OfferId[]): Promise<Map<OfferId, OfferView>>;
  /** Ids of all offers in id order, for rebuilding an index; `after` is the last id of the batch before. */
  abstract idsAfter(after: OfferId | null, limit: number): Promise<OfferId[]>;
}

/** What the catalogue, the gazetteer and the registers say about goods; for offers and demands alike. */
export abstract class GoodsReference {
  /** Facts about the codes that a form names; `place` is the id of an administrative unit. */
  abstract factsOf(commodity: string, place: string): Promise<GoodsFacts>;
  /** Usual yields in base units per hectare; `season` as in DONG_XUAN-2026. Null where nothing is known. */
  abstract usualYield(commodity: string, season: string | null): Promise<YieldBounds | null>;
  abstract commoditiesOf(sector: Sector): Promise<string[]>;
  /** Ids of the administrative units of today that a place, old or new, stands for, itself included when it is one. */
  abstract placesWithin(place: string): Promise<string[]>;
}

export interface HoldRequest {
  readonly offerId: OfferId;
  /** More than zero, in the offer's unit. */
  readonly quantity: Quantity;
  /** For whom it is held: the contract or negotiation. */
  readonly holderId: ContractId | string;
  /** Milliseconds since 1970, UTC; from then on it is free again. */
  readonly expiresAt: number;
}

/**
 * The commitment ledger (sổ cam kết): each unit of an offer is free, held, committed, delivered or lapsed, and moves
 * by double entries only. Works inside the caller's transaction, whose own `require` is the permission. Short row
 * locks, taken when a method is called and kept until the transaction ends: call it last.
 */
export abstract class CommitmentLedger {
  /** Takes quantity out of what is free. Refuses what is not free, offers that are not published, other units. */
  abstract hold(tx: Transaction, request: HoldRequest): Promise<Outcome<HoldId, HoldRefusal>>;
  /** Several holds, all or none, locked in the order of the offers' ids; ids in the order of the requests. */
  abstract holdAll(tx: Transaction, requests: readonly HoldRequest[]): Promise<Outcome<HoldId[], HoldRefusal>>;
  /** Puts the end of a hold off. */
  abstract extend(
    tx: Transaction,
    holdId: HoldId,
    expiresAt: number,
  ): Promise<Outcome<HoldId, HoldNotActive | NotFound>>;
  /** Turns a hold into a commitment, for good. Again on a committed one: nothing happens. */
  abstract commit(tx: Transaction, holdId: HoldId): Promise<Outcome<HoldId, HoldNotActive | NotFound>>;
  /**
   * Gives back what is held, or what is committed and not delivered: to what is free while the offer lives, else it
   * lapses. On a hold that is already over nothing happens. `cause` is a word for the record, e.g. `contract-refused`.
   */
  abstract release(tx: Transaction, holdId: HoldId, cause: string): Promise<Outcome<HoldId, NotFound>>;
  /** Moves committed quantity to delivered. Refuses more than is committed by this hold (`available` says how much). */
  abstract deliver(
    tx: Transaction,
    holdId: HoldId,
    quantity: Quantity,
  ): Promise<Outcome<HoldId, QuantityOverCommitted | HoldNotActive | NotFound>>;
}
