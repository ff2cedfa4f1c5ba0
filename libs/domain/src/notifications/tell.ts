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
import { tellOfAccount, tellOfCertificate, tellOfDemand, tellOfLink, tellOfOffer, tellOfOrganisation } from './tell-others';

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

/** Who is told what after an event. `concerned` are the organisations that the event says it concerns. */
export function tell(event: NotifiableEvent, concerned: readonly OrganisationId[]): Told {
  const [feature] = event.type.split('.');
  switch (feature) {
    case 'contracts':
      return tellOfContract(event as ContractEvent);
    case 'appraisal':
      return tellOfAppraisal(event as AppraisalEvent, concerned);
    case 'organisations':
      return tellOfOrganisation(event as OrganisationEvent);
    case 'certificates':
      return tellOfCertificate(event as CertificateEvent);
    case 'demands':
      return tellOfDemand(event as DemandEvent);
    case 'offers':
      return tellOfOffer(event as OfferEvent);
    case 'value-chain':
      return tellOfLink(event as ValueChainEvent);
    default:
      return tellOfAccount(event as IdentityEvent);
  }
}
