import type { Role } from '../access/actor';
import type { DemandEvent } from '../demands/events';
import type { IdentityEvent } from '../identity/events';
import type { OrganisationId } from '../kernel/id';
import type { OfferEvent } from '../offers/events';
import type { CertificateEvent, OrganisationEvent } from '../organisations/events';
import type { ValueChainEvent } from '../value-chain/events';
import type { Note, NotificationKind, Recipients, Told } from './notification';

const HEADS: readonly Role[] = ['MANAGER', 'ADMINISTRATOR', 'OBSERVER'];
const TRADERS: readonly Role[] = ['MANAGER', 'STAFF'];
const DESK: readonly Role[] = ['ADVISOR', 'LEAD_ADVISOR'];
const NOTHING: Told = { notes: [] };

type More = Partial<Pick<Note, 'names' | 'facts' | 'urgent'>>;

function told(template: string, kind: NotificationKind, recipients: Recipients, more: More = {}): Told {
  return { notes: [{ template, kind, urgent: false, names: {}, facts: {}, recipients, ...more }] };
}

const members = (organisationId: OrganisationId, roles: readonly Role[]): Recipients => ({
  to: 'MEMBERS',
  organisationIds: [organisationId],
  roles,
});

export function tellOfOrganisation(event: OrganisationEvent): Told {
  const names = { organisation: event.organisationId };
  switch (event.type) {
    case 'organisations.submitted':
      return told(event.type, 'ORGANISATION', { to: 'ALLIANCE', roles: DESK }, { names });
    case 'organisations.revision-requested':
    case 'organisations.rejected':
    case 'organisations.suspended':
      return told(event.type, 'ORGANISATION', members(event.organisationId, HEADS), { names, urgent: true });
    case 'organisations.verified':
    case 'organisations.reinstated':
    case 'organisations.member-joined':
      return told(event.type, 'ORGANISATION', members(event.organisationId, HEADS), { names });
    case 'organisations.role-changed':
      return told(event.type, 'ORGANISATION', { to: 'ACCOUNTS', accountIds: [event.accountId] }, { names });
    case 'organisations.member-left':
      return event.byThemselves
        ? NOTHING
        : told(event.type, 'ORGANISATION', { to: 'ACCOUNTS', accountIds: [event.accountId] }, { names });
    case 'organisations.invitation-revoked':
    case 'organisations.member-invited':
    case 'organisations.registered':
    case 'organisations.revised':
      return NOTHING;
  }
}

export function tellOfCertificate(event: CertificateEvent): Told {
  const { organisationId, scheme } = event;
  const names = { organisation: organisationId };
  switch (event.type) {
    case 'certificates.declared':
      return told(event.type, 'CERTIFICATE', { to: 'ALLIANCE', roles: DESK }, { names, facts: { scheme } });
    case 'certificates.checked':
      return told(event.type, 'CERTIFICATE', members(organisationId, TRADERS), { facts: { scheme } });
    case 'certificates.refused':
    case 'certificates.revoked':
      return told(event.type, 'CERTIFICATE', members(organisationId, TRADERS), { facts: { scheme }, urgent: true });
    case 'certificates.expired':
      return told(event.type, 'CERTIFICATE', members(organisationId, TRADERS), {
        facts: { scheme, validTo: event.validTo },
        urgent: true,
      });
    case 'certificates.expiry-nearing':
      return told(event.type, 'DEADLINE', members(organisationId, TRADERS), {
        facts: { scheme, validTo: event.validTo, days: event.daysLeft },
      });
  }
}

export function tellOfDemand(event: DemandEvent): Told {
  const buyer = { other: event.organisationId };
  switch (event.type) {
    case 'demands.answered':
    case 'demands.answer-withdrawn': {
      // Of a sealed demand nobody learns before the deadline who answered.
      const template = event.sellerId ? event.type : `${event.type}.sealed`;
      return told(
        template,
        'DEMAND',
        members(event.organisationId, TRADERS),
        event.sellerId ? { names: { other: event.sellerId } } : {},
      );
    }
    case 'demands.awarded': {
      const winners = [...new Set(event.awards.map(({ sellerId }) => sellerId))];
      const to: Recipients = { to: 'MEMBERS', organisationIds: winners, roles: TRADERS };
      return told(event.type, 'DEMAND', to, { names: buyer, urgent: true });
    }
    case 'demands.closed':
      return event.by === 'DEADLINE'
        ? told(event.type, 'DEMAND', members(event.organisationId, TRADERS), { urgent: true })
        : NOTHING;
    case 'demands.expired':
      return told(event.type, 'DEMAND', members(event.organisationId, TRADERS));
    case 'demands.cancelled':
    case 'demands.drafted':
    case 'demands.published':
    case 'demands.revised':
      return NOTHING;
  }
}

export function tellOfOffer(event: OfferEvent): Told {
  switch (event.type) {
    case 'offers.expired':
    case 'offers.closed':
      return told(event.type, 'OFFER', members(event.organisationId, TRADERS));
    case 'offers.availability-changed':
    case 'offers.drafted':
    case 'offers.paused':
    case 'offers.published':
    case 'offers.resumed':
    case 'offers.revised':
    case 'offers.withdrawn':
      return NOTHING;
  }
}

export function tellOfLink(event: ValueChainEvent): Told {
  const { supplierId, receiverId } = event;
  const to = (side: OrganisationId): Told =>
    told(event.type, 'VALUE_CHAIN', members(side, ['MANAGER']), {
      names: { other: side === supplierId ? receiverId : supplierId },
    });
  const both = (): Told => ({ notes: [...to(supplierId).notes, ...to(receiverId).notes] });
  switch (event.type) {
    case 'value-chain.link-declared':
      return to(event.declaredBy === supplierId ? receiverId : supplierId);
    case 'value-chain.link-confirmed':
    case 'value-chain.link-verified':
    case 'value-chain.link-rejected':
      return both();
    case 'value-chain.link-ended':
    case 'value-chain.link-formed':
      return NOTHING;
  }
}

/** Whoever owns an account learns at once when its keys were changed. */
export function tellOfAccount(event: IdentityEvent): Told {
  switch (event.type) {
    case 'identity.password-changed':
    case 'identity.totp-disabled':
    case 'identity.passkey-added':
      return told(event.type, 'ACCOUNT', { to: 'ACCOUNTS', accountIds: [event.accountId] }, { urgent: true });
    case 'identity.account-registered':
    case 'identity.passkey-removed':
    case 'identity.session-ended':
    case 'identity.signed-in':
    case 'identity.totp-enabled':
      return NOTHING;
  }
}
