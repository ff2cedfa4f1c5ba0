import { accepted, refused, type Decision } from '../kernel/decision';
import type { CalendarDate } from '../kernel/calendar-date';
import type { ContractId, LinkId, OrganisationId } from '../kernel/id';
import { mayMove } from '../kernel/transitions';
import { LINK_STATES, LINK_TRANSITIONS, type ChainLink, type LinkState } from './chain-link';
import type { LinkConfirmed, LinkDeclared, LinkEnded, LinkFormed, LinkRejected, LinkVerified } from './events';
import type { LinkKind } from './link-kind';

/** Decisions on links: declared, confirmed, verified, rejected, ended; or born and ended by contracts. */

export interface WrongLinkState {
  readonly code: 'wrong-link-state';
  readonly state: LinkState;
  readonly allowed: readonly LinkState[];
}
/** An organisation is no link of a chain with itself. */
export interface LinkToItself {
  readonly code: 'link-to-itself';
}
/** The same link is there already. */
export interface LinkExists {
  readonly code: 'link-exists';
  readonly linkId: LinkId;
}
/** One side declared the link; the other has to confirm it. */
export interface ConfirmationIsForTheOtherSide {
  readonly code: 'confirmation-is-for-the-other-side';
  readonly organisationId: OrganisationId;
}
/** A link born from a contract ends with the contract, not by hand. */
export interface LinkFollowsContract {
  readonly code: 'link-follows-contract';
}
/** A link can not end before the day after it began, nor in the future. */
export interface LinkEndOutOfRange {
  readonly code: 'link-end-out-of-range';
  readonly validFrom: CalendarDate;
}

const about = (link: ChainLink) => ({
  linkId: link.id,
  supplierId: link.supplierId,
  receiverId: link.receiverId,
  kind: link.kind,
});

export interface LinkKey {
  readonly id: LinkId;
  readonly supplierId: OrganisationId;
  readonly receiverId: OrganisationId;
  readonly kind: LinkKind;
  readonly commodity: string | null;
}

/** One side tells of a link. `existing` is a link between the same two of the same kind and commodity, if any lasts. */
export function declare(
  key: LinkKey,
  declaredBy: OrganisationId,
  validFrom: CalendarDate,
  existing: LinkId | null,
): Decision<ChainLink, LinkDeclared, LinkToItself | LinkExists> {
  if (key.supplierId === key.receiverId) return refused({ code: 'link-to-itself' });
  if (existing) return refused({ code: 'link-exists', linkId: existing });
  const link: ChainLink = { ...fresh(key, validFrom), origin: 'DECLARED', state: 'DECLARED', declaredBy };
  return accepted(link, { type: 'value-chain.link-declared', ...about(link), declaredBy });
}

const fresh = (key: LinkKey, validFrom: CalendarDate): ChainLink => ({
  ...key,
  origin: 'FROM_CONTRACT',
  state: 'ACTIVE',
  declaredBy: null,
  validFrom,
  validTo: null,
  contractIds: [],
  shownBy: [],
});

/** A contract came into force where no such link lasts. */
export function formByContract(
  key: LinkKey,
  contractId: ContractId,
  validFrom: CalendarDate,
): { link: ChainLink; event: LinkFormed } {
  const link: ChainLink = { ...fresh(key, validFrom), contractIds: [contractId] };
  return { link, event: { type: 'value-chain.link-formed', ...about(link), contractId, validFrom } };
}

/** The contract ended; with the last one the link ends, on that day. */
export function endContract(
  link: ChainLink,
  contractId: ContractId,
  endedOn: CalendarDate,
): { link: ChainLink; event: LinkEnded | null } {
  const contractIds = link.contractIds.filter((one) => one !== contractId);
  const gone = contractIds.length < link.contractIds.length;
  if (!gone || contractIds.length > 0 || link.origin !== 'FROM_CONTRACT' || link.state !== 'ACTIVE') {
    return { link: { ...link, contractIds }, event: null };
  }
  const lastDay = endedOn > link.validFrom ? endedOn : link.validFrom;
  const ended: ChainLink = { ...link, contractIds, state: 'ENDED', validTo: lastDay };
  return { link: ended, event: { type: 'value-chain.link-ended', ...about(link), endedOn: lastDay } };
}

/** The other side says that the link is true. */
export function confirm(
  link: ChainLink,
  by: OrganisationId,
): Decision<ChainLink, LinkConfirmed, WrongLinkState | ConfirmationIsForTheOtherSide> {
  const other = link.declaredBy === link.supplierId ? link.receiverId : link.supplierId;
  if (link.declaredBy !== null && by !== other) {
    return refused({ code: 'confirmation-is-for-the-other-side', organisationId: other });
  }
  const wrong = wrongState(link, 'CONFIRMED');
  if (wrong) return refused(wrong);
  return accepted({ ...link, state: 'CONFIRMED' }, { type: 'value-chain.link-confirmed', ...about(link) });
}

/** The Alliance saw the evidence: from here the link counts. */
export function verify(link: ChainLink): Decision<ChainLink, LinkVerified, WrongLinkState> {
  const wrong = wrongState(link, 'ACTIVE');
  if (wrong) return refused(wrong);
  return accepted({ ...link, state: 'ACTIVE' }, { type: 'value-chain.link-verified', ...about(link) });
}

/** The other side, or the Alliance, says that there is no such link. */
export function reject(link: ChainLink): Decision<ChainLink, LinkRejected, WrongLinkState> {
  const wrong = wrongState(link, 'REJECTED');
  if (wrong) return refused(wrong);
  return accepted({ ...link, state: 'REJECTED' }, { type: 'value-chain.link-rejected', ...about(link) });
}

/** Ends a declared link from `endedOn` (the first day without it), at the latest today. */
export function end(
  link: ChainLink,
  endedOn: CalendarDate,
  today: CalendarDate,
): Decision<ChainLink, LinkEnded, WrongLinkState | LinkFollowsContract | LinkEndOutOfRange> {
  if (link.origin === 'FROM_CONTRACT') return refused({ code: 'link-follows-contract' });
  const wrong = wrongState(link, 'ENDED');
  if (wrong) return refused(wrong);
  if (endedOn <= link.validFrom || endedOn > today) {
    return refused({ code: 'link-end-out-of-range', validFrom: link.validFrom });
  }
  const ended: ChainLink = { ...link, state: 'ENDED', validTo: endedOn };
  return accepted(ended, { type: 'value-chain.link-ended', ...about(link), endedOn });
}

function wrongState(link: ChainLink, to: LinkState): WrongLinkState | null {
  if (mayMove(LINK_TRANSITIONS, link.state, to)) return null;
  return {
    code: 'wrong-link-state',
    state: link.state,
    allowed: LINK_STATES.filter((state) => mayMove(LINK_TRANSITIONS, state, to)),
  };
}
