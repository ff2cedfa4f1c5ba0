import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { ContractId, LinkId, OrganisationId } from '@domain/kernel/id';
import type { LinkOrigin, LinkState } from '@domain/value-chain/chain-link';
import type { LinkKind } from '@domain/value-chain/link-kind';

/** A link of the value chain (mắt xích liên kết) as other features may hold it; not reduced to what a reader may see. */
export interface ChainLinkView {
  readonly id: LinkId;
  readonly version: number;
  readonly supplierId: OrganisationId;
  readonly receiverId: OrganisationId;
  readonly kind: LinkKind;
  readonly commodity: string | null;
  readonly origin: LinkOrigin;
  readonly state: LinkState;
  readonly declaredBy: OrganisationId | null;
  readonly note: string | null;
  readonly validFrom: CalendarDate;
  /** First day without it; null while it lasts. */
  readonly validTo: CalendarDate | null;
  /** Contracts in force that carry it. */
  readonly contractIds: readonly ContractId[];
  /** Sides that show it; it is public once both do. */
  readonly shownBy: readonly OrganisationId[];
}

/** Reads links for the features above. */
export abstract class ChainLinksReader {
  /** Missing ids are missing in the map. One statement whatever the number. */
  abstract byIds(ids: readonly LinkId[]): Promise<Map<LinkId, ChainLinkView>>;
}
