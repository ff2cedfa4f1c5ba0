import { totalOf } from '@domain/demands/demand';
import type { DemandState } from '@domain/demands/demand.transitions';
import type { DateRange } from '@domain/kernel/date-range';
import type { Decimal } from '@domain/kernel/decimal';
import type { OrganisationId } from '@domain/kernel/id';
import type { Quantity } from '@domain/kernel/quantity';
import { comparableAmount } from '@domain/offers/price-wish';
import { Conditions } from '@platform/database/conditions';
import type { KeyType } from '@platform/database/paging';
import type { DemandView } from '../public';

/** What a list of demands is narrowed by. Absent or null narrows nothing; commodities are codes, places ids. */
export interface DemandFilter {
  readonly organisationId?: OrganisationId | null;
  /** Default: published. */
  readonly states?: readonly DemandState[] | null;
  readonly commodities?: readonly string[] | null;
  readonly form?: string | null;
  readonly places?: readonly string[] | null;
  readonly priceFrom?: Decimal | null;
  readonly priceTo?: Decimal | null;
  /** At least this much is wanted. */
  readonly total?: Quantity | null;
  /** Wanted on at least one day of it. */
  readonly window?: DateRange | null;
  /** Asks for no other certificates than these: what a seller who holds them can answer. */
  readonly certificateSchemes?: readonly string[] | null;
}

export const DEMAND_ORDERS = ['NEWEST', 'PRICE', 'DEADLINE', 'VOLUME'] as const;
export type DemandOrder = (typeof DEMAND_ORDERS)[number];

/** Demands whose price follows the market come last, so they count as nothing. */
const PRICE = 'coalesce(d.price_amount, 0)';

interface Order {
  readonly by: string;
  readonly type: KeyType;
  readonly direction: 'ASC' | 'DESC';
  readonly keyOf: (demand: DemandView) => string;
}

export const ORDERS: Readonly<Record<DemandOrder, Order>> = {
  NEWEST: {
    by: 'd.published_at',
    type: 'timestamptz',
    direction: 'DESC',
    keyOf: (demand) => (demand.publishedAt ?? demand.createdAt).toISOString(),
  },
  PRICE: {
    by: PRICE,
    type: 'numeric',
    direction: 'DESC',
    keyOf: (demand) => comparableAmount(demand.terms.price)?.toFixed() ?? '0',
  },
  DEADLINE: {
    by: 'd.deadline_at',
    type: 'timestamptz',
    direction: 'ASC',
    keyOf: (demand) => new Date(demand.terms.deadlineAt).toISOString(),
  },
  VOLUME: {
    by: 'd.total_milli',
    type: 'bigint',
    direction: 'DESC',
    keyOf: (demand) => totalOf(demand.terms.tranches).milli.toString(),
  },
};

/** With drafts among them there is no day of publishing to sort by. */
export const BY_CREATION: Order = {
  ...ORDERS.NEWEST,
  by: 'd.created_at',
  keyOf: (demand) => demand.createdAt.toISOString(),
};

/** Who asks, and when: what they may see is part of the statement, never filtered after paging. */
export interface Asker {
  readonly organisationIds: readonly OrganisationId[];
  readonly now: Date;
}

export function conditionsOf(filter: DemandFilter, asker: Asker): Conditions {
  const where = new Conditions();
  addStates(where, filter.states ?? ['PUBLISHED'], asker);
  if (filter.organisationId) where.add('d.organisation_id = ?', filter.organisationId);
  if (filter.commodities?.length === 1) where.add('d.commodity = ?', filter.commodities[0]);
  else if (filter.commodities) where.add('d.commodity = ANY(?)', filter.commodities);
  if (filter.form) where.add('d.form = ?', filter.form);
  if (filter.places) where.add('d.place_id = ANY(?)', filter.places);
  addPrices(where, filter);
  if (filter.total) where.add('d.unit = ? AND d.total_milli >= ?', filter.total.unit, filter.total.milli);
  if (filter.window) {
    where.add(
      `EXISTS (SELECT 1 FROM demand_tranches t WHERE t.demand_id = d.id AND t.window_from <= ? AND t.window_to >= ?)`,
      filter.window.to,
      filter.window.from,
    );
  }
  if (filter.certificateSchemes) where.add('d.certificate_schemes <@ ?::text[]', filter.certificateSchemes);
  return where;
}

/** Over the very expression of the index, so that a list sorted by price begins at the upper bound. */
function addPrices(where: Conditions, { priceFrom, priceTo }: DemandFilter): void {
  if (priceTo) where.add(`${PRICE} <= ?::numeric`, priceTo.toFixed());
  if (priceFrom) where.add(`${PRICE} >= ?::numeric`, priceFrom.toFixed());
  if (priceFrom ?? priceTo) where.add(`${PRICE} > 0`);
}

function addStates(where: Conditions, states: readonly DemandState[], { now, organisationIds }: Asker): void {
  if (states.length === 1 && states[0] === 'PUBLISHED') {
    // Spelt out, so that the partial indexes apply.
    where.add(`d.state = 'PUBLISHED' AND d.deadline_at > ?`, now);
    return;
  }
  const stored = states.filter((state) => state !== 'PUBLISHED');
  where.add(
    `(d.state = ANY(?) OR (d.state = 'PUBLISHED' AND CASE WHEN d.deadline_at > ? THEN ?::boolean ELSE ?::boolean END))`,
    stored,
    now,
    states.includes('PUBLISHED'),
    states.includes('CLOSED'),
  );
  if (states.includes('DRAFT')) where.add(`(d.state <> 'DRAFT' OR d.organisation_id = ANY(?))`, organisationIds);
}
