import type { CalendarDate } from '../kernel/calendar-date';
import type { ContractId, LinkId, OrganisationId } from '../kernel/id';
import type { Dong } from '../kernel/money';
import type { Quantity } from '../kernel/quantity';
import type { Transitions } from '../kernel/transitions';
import type { LinkKind } from './link-kind';

/**
 * A link of the value chain (mắt xích liên kết): one organisation supplies another with one kind of thing, for one
 * uninterrupted stretch of time. Goods, inputs or services run from the supplier to the receiver. A link that ended and
 * comes again is another link, so that how long linkages last can be counted.
 */
export interface ChainLink {
  readonly id: LinkId;
  readonly supplierId: OrganisationId;
  readonly receiverId: OrganisationId;
  readonly kind: LinkKind;
  /** Code of the commodity; null where the link is not about one (services, membership). */
  readonly commodity: string | null;
  readonly origin: LinkOrigin;
  readonly state: LinkState;
  /** Which side declared it; null for a link born from a contract. */
  readonly declaredBy: OrganisationId | null;
  readonly validFrom: CalendarDate;
  /** First day on which it is no more; null while it lasts. */
  readonly validTo: CalendarDate | null;
  /** Contracts in force that carry it; it ends with the last of them. */
  readonly contractIds: readonly ContractId[];
  /** Sides that agreed that anybody may know of the link. Figures are never public. */
  readonly shownBy: readonly OrganisationId[];
}

/** FROM_CONTRACT follows its contracts; DECLARED was told by one side, confirmed by the other, verified by the Alliance. */
export const LINK_ORIGINS = ['FROM_CONTRACT', 'DECLARED'] as const;
export type LinkOrigin = (typeof LINK_ORIGINS)[number];

export const LINK_STATES = ['DECLARED', 'CONFIRMED', 'ACTIVE', 'REJECTED', 'ENDED'] as const;
export type LinkState = (typeof LINK_STATES)[number];

export const LINK_TRANSITIONS: Transitions<LinkState> = {
  DECLARED: ['CONFIRMED', 'REJECTED'],
  CONFIRMED: ['ACTIVE', 'REJECTED'],
  ACTIVE: ['ENDED'],
  REJECTED: [],
  ENDED: [],
};

/** How strong a link is in one season. Delivered and paid follow from deliveries and settlements. */
export interface SeasonStrength {
  /** Code of the season, e.g. `2026-HT`; empty where the contract names none. */
  readonly season: string;
  readonly contracted: Quantity | null;
  readonly contractedValue: Dong | null;
  readonly delivered: Quantity | null;
  readonly paidValue: Dong | null;
  readonly paidOnTimeValue: Dong | null;
}

/** Whether the link counts on that day: it is or was ACTIVE, and the day lies in [validFrom, validTo). */
export function lastsOn(link: Pick<ChainLink, 'state' | 'validFrom' | 'validTo'>, day: CalendarDate): boolean {
  if (link.state !== 'ACTIVE' && link.state !== 'ENDED') return false;
  return link.validFrom <= day && (link.validTo === null || day < link.validTo);
}
