import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { DateRange } from '@domain/kernel/date-range';
import type { Decimal } from '@domain/kernel/decimal';
import type { OrganisationId } from '@domain/kernel/id';
import type { Quantity } from '@domain/kernel/quantity';
import type { OfferState } from '@domain/offers/offer.transitions';
import { comparableAmount } from '@domain/offers/price-wish';
import { lowVolume } from '@domain/offers/volume';
import { Conditions } from '@platform/database/conditions';
import type { KeyType } from '@platform/database/paging';
import type { OfferView } from '../public';

/** What a list of offers is narrowed by. Absent or null narrows nothing; commodities are codes, places ids. */
export interface OfferFilter {
  readonly organisationId?: OrganisationId | null;
  /** Default: published. */
  readonly states?: readonly OfferState[] | null;
  readonly commodities?: readonly string[] | null;
  readonly varieties?: readonly string[] | null;
  readonly form?: string | null;
  readonly places?: readonly string[] | null;
  readonly priceFrom?: Decimal | null;
  readonly priceTo?: Decimal | null;
  /** At least this much is free. */
  readonly free?: Quantity | null;
  /** Harvested at least one day of it. */
  readonly harvest?: DateRange | null;
  /** Holds valid certificates of all these schemes. */
  readonly certificateSchemes?: readonly string[] | null;
}

export const OFFER_ORDERS = ['NEWEST', 'PRICE', 'HARVEST', 'VOLUME'] as const;
export type OfferOrder = (typeof OFFER_ORDERS)[number];

/** Prices without an amount (market prices) come last. The same number stands in the index. */
const NO_AMOUNT = '99999999999999';

const PRICE = `coalesce(o.price_amount, ${NO_AMOUNT})`;

interface Order {
  readonly by: string;
  readonly type: KeyType;
  readonly direction: 'ASC' | 'DESC';
  readonly keyOf: (offer: OfferView) => string;
}

export const ORDERS: Readonly<Record<OfferOrder, Order>> = {
  NEWEST: {
    by: 'o.published_at',
    type: 'timestamptz',
    direction: 'DESC',
    keyOf: (offer) => (offer.publishedAt ?? offer.createdAt).toISOString(),
  },
  PRICE: {
    by: PRICE,
    type: 'numeric',
    direction: 'ASC',
    keyOf: (offer) => comparableAmount(offer.terms.price)?.toFixed() ?? NO_AMOUNT,
  },
  HARVEST: {
    by: 'o.harvest_from',
    type: 'date',
    direction: 'ASC',
    keyOf: (offer) => offer.terms.harvest.from,
  },
  VOLUME: {
    by: 'o.low_milli',
    type: 'bigint',
    direction: 'DESC',
    keyOf: (offer) => lowVolume(offer.terms.volume).milli.toString(),
  },
};

/** With drafts among them there is no day of publishing to sort by. */
export const BY_CREATION: Order = {
  ...ORDERS.NEWEST,
  by: 'o.created_at',
  keyOf: (offer) => offer.createdAt.toISOString(),
};

const LIVE: readonly OfferState[] = ['PUBLISHED', 'PAUSED', 'CLOSED'];

/** Who asks, and when: what they may see is part of the statement, never filtered after paging. */
export interface Asker {
  readonly organisationIds: readonly OrganisationId[];
  readonly today: CalendarDate;
}

export function conditionsOf(filter: OfferFilter, asker: Asker): Conditions {
  const where = new Conditions();
  addStates(where, filter.states ?? ['PUBLISHED'], asker);
  if (filter.organisationId) where.add('o.organisation_id = ?', filter.organisationId);
  if (filter.commodities?.length === 1) where.add('o.commodity = ?', filter.commodities[0]);
  else if (filter.commodities) where.add('o.commodity = ANY(?)', filter.commodities);
  if (filter.varieties) where.add('o.variety = ANY(?)', filter.varieties);
  if (filter.form) where.add('o.form = ?', filter.form);
  if (filter.places) where.add('o.place_id = ANY(?)', filter.places);
  addPrices(where, filter);
  if (filter.free) where.add('b.unit = ? AND b.free >= ?', filter.free.unit, filter.free.milli);
  if (filter.harvest) where.add('o.harvest_from <= ? AND o.harvest_to >= ?', filter.harvest.to, filter.harvest.from);
  for (const scheme of filter.certificateSchemes ?? []) {
    where.add(
      `EXISTS (SELECT 1 FROM offer_certificates c WHERE c.offer_id = o.id AND c.scheme = ?
               AND (c.valid_to IS NULL OR c.valid_to >= ?))`,
      scheme,
      asker.today,
    );
  }
  return where;
}

/** Over the very expression of the index, so that a list sorted by price begins at the lower bound. */
function addPrices(where: Conditions, { priceFrom, priceTo }: OfferFilter): void {
  if (priceFrom) where.add(`${PRICE} >= ?::numeric`, priceFrom.toFixed());
  if (priceTo) where.add(`${PRICE} <= ?::numeric`, priceTo.toFixed());
  else if (priceFrom) where.add(`${PRICE} < ${NO_AMOUNT}`);
}

function addStates(where: Conditions, states: readonly OfferState[], { today, organisationIds }: Asker): void {
  if (states.length === 1 && states[0] === 'PUBLISHED') {
    // Spelt out, so that the partial indexes apply.
    where.add(`o.state = 'PUBLISHED' AND o.harvest_to >= ?`, today);
    return;
  }
  const still = states.filter((state) => !LIVE.includes(state));
  const live = states.filter((state) => LIVE.includes(state));
  const past = states.includes('EXPIRED') ? LIVE : [];
  where.add(
    '(o.state = ANY(?) OR (o.state = ANY(?) AND o.harvest_to >= ?) OR (o.state = ANY(?) AND o.harvest_to < ?))',
    still,
    live,
    today,
    past,
    today,
  );
  if (states.includes('DRAFT')) where.add(`(o.state <> 'DRAFT' OR o.organisation_id = ANY(?))`, organisationIds);
}
