import type { DomainEvent } from '../kernel/decision';
import type { CalendarDate } from '../kernel/calendar-date';
import type { ContractId, LinkId, OrganisationId } from '../kernel/id';
import type { LinkKind } from './link-kind';

interface About {
  readonly linkId: LinkId;
  readonly supplierId: OrganisationId;
  readonly receiverId: OrganisationId;
  readonly kind: LinkKind;
}
/** A link exists from `validFrom`: a contract came into force, or one side declared it. */
export interface LinkFormed extends DomainEvent, About {
  readonly type: 'value-chain.link-formed';
  readonly contractId: ContractId;
  readonly validFrom: CalendarDate;
}
export interface LinkDeclared extends DomainEvent, About {
  readonly type: 'value-chain.link-declared';
  readonly declaredBy: OrganisationId;
}
export interface LinkConfirmed extends DomainEvent, About {
  readonly type: 'value-chain.link-confirmed';
}
export interface LinkVerified extends DomainEvent, About {
  readonly type: 'value-chain.link-verified';
}
/** The other side, or the Alliance, said that there is no such link. */
export interface LinkRejected extends DomainEvent, About {
  readonly type: 'value-chain.link-rejected';
}
export interface LinkEnded extends DomainEvent, About {
  readonly type: 'value-chain.link-ended';
  /** First day on which the link is no more. */
  readonly endedOn: CalendarDate;
}
export type ValueChainEvent = LinkFormed | LinkDeclared | LinkConfirmed | LinkVerified | LinkRejected | LinkEnded;
