import type { AppraisalEvent } from '../appraisal/events';
import type { ContractEvent } from '../contracts/events';
import type { DemandEvent } from '../demands/events';
import type { IdentityEvent } from '../identity/events';
import type { OrganisationId } from '../kernel/id';
import type { OfferEvent } from '../offers/events';
import type { CertificateEvent, OrganisationEvent } from '../organisations/events';
import type { ValueChainEvent } from '../value-chain/events';
import type { Told } from './notification';
import { tellOfAppraisal } from './tell-appraisal';
import { tellOfContract } from './tell-contract';
import {
  tellOfAccount,
  tellOfCertificate,
  tellOfDemand,
  tellOfLink,
  tellOfOffer,
  tellOfOrganisation,
} from './tell-others';

export type NotifiableEvent =
  | AppraisalEvent
  | CertificateEvent
  | ContractEvent
  | DemandEvent
  | IdentityEvent
  | OfferEvent
  | OrganisationEvent
  | ValueChainEvent;

/** Events after which somebody is told, or a reminder ends. */
export const TOLD_OF = [
  'contracts.proposed',
  'contracts.countered',
  'contracts.agreed',
  'contracts.refused',
  'contracts.withdrawn',
  'contracts.lapsed',
  'contracts.submitted-for-appraisal',
  'contracts.advised',
  'contracts.appraisal-lapsed',
  'contracts.findings-acknowledged',
  'contracts.signed',
  'contracts.came-into-force',
  'contracts.termination-requested',
  'contracts.terminated',
  'contracts.commented',
  'appraisal.opened',
  'appraisal.assigned',
  'appraisal.asked',
  'appraisal.answered',
  'appraisal.opinion-proposed',
  'appraisal.opinion-sent-back',
  'appraisal.concluded',
  'appraisal.lapsed',
  'appraisal.withdrawn',
  'appraisal.stale',
  'organisations.submitted',
  'organisations.revision-requested',
  'organisations.verified',
  'organisations.rejected',
  'organisations.suspended',
  'organisations.reinstated',
  'organisations.member-joined',
  'organisations.member-left',
  'organisations.role-changed',
  'certificates.declared',
  'certificates.checked',
  'certificates.refused',
  'certificates.revoked',
  'certificates.expired',
  'certificates.expiry-nearing',
  'demands.answered',
  'demands.answer-withdrawn',
  'demands.awarded',
  'demands.closed',
  'demands.expired',
  'offers.closed',
  'offers.expired',
  'value-chain.link-declared',
  'value-chain.link-confirmed',
  'value-chain.link-verified',
  'value-chain.link-rejected',
  'identity.password-changed',
  'identity.totp-disabled',
  'identity.passkey-added',
] as const satisfies readonly NotifiableEvent['type'][];
export type ToldOf = (typeof TOLD_OF)[number];

type Teller = (event: NotifiableEvent, concerned: readonly OrganisationId[]) => Told;

const TELLERS: Readonly<Record<string, Teller>> = {
  contracts: (event) => tellOfContract(event as ContractEvent),
  appraisal: (event, concerned) => tellOfAppraisal(event as AppraisalEvent, concerned),
  organisations: (event) => tellOfOrganisation(event as OrganisationEvent),
  certificates: (event) => tellOfCertificate(event as CertificateEvent),
  demands: (event) => tellOfDemand(event as DemandEvent),
  offers: (event) => tellOfOffer(event as OfferEvent),
  'value-chain': (event) => tellOfLink(event as ValueChainEvent),
  identity: (event) => tellOfAccount(event as IdentityEvent),
};

/** Who is told what after an event. `concerned` are the organisations that the event says it concerns. */
export function tell(event: NotifiableEvent, concerned: readonly OrganisationId[]): Told {
  const feature = event.type.slice(0, event.type.indexOf('.'));
  return TELLERS[feature]?.(event, concerned) ?? { notes: [] };
}
