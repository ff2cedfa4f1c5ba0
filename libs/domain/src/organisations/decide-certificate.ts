import { belongsTo, type Actor } from '../access/actor';
import type { CalendarDate } from '../kernel/calendar-date';
import { accepted, refused, type Decision } from '../kernel/decision';
import { invalidInput, issue, type InvalidInput } from '../kernel/refusals';
import { mayMove } from '../kernel/transitions';
import { CERTIFICATE_TRANSITIONS, isPastEnd, warningDue, type Certificate, type CertificateState } from './certificate';
import type { OwnOrganisation } from './decide-organisation';
import type { CertificateEvent } from './events';
import type { CertificateRefusalReason, CertificateRevocationReason } from './reasons';

/** The certificate is not in a state in which this can be done. */
export interface WrongCertificateState {
  readonly code: 'wrong-certificate-state';
  readonly state: CertificateState;
}
/** Its last day has passed. */
export interface CertificatePastEnd {
  readonly code: 'certificate-past-end';
  readonly validTo: CalendarDate;
}

type Decided<R extends { code: string }> = Decision<Certificate, CertificateEvent, R>;

const about = ({ id, organisationId, scheme }: Certificate) => ({ certificateId: id, organisationId, scheme });

/** A declaration waits for the Alliance; buyers do not see it. */
export function declareCertificate(
  draft: Omit<Certificate, 'state' | 'reason' | 'note' | 'warnedDays'>,
  today: CalendarDate,
): Decided<CertificatePastEnd | InvalidInput> {
  if (draft.validTo !== null && draft.validTo < draft.validFrom) {
    return refused(invalidInput(issue('validTo', 'dates-out-of-order')));
  }
  if (draft.validTo !== null && draft.validTo < today) {
    return refused({ code: 'certificate-past-end', validTo: draft.validTo });
  }
  const certificate: Certificate = { ...draft, state: 'DECLARED', reason: null, note: null, warnedDays: null };
  return accepted(certificate, { type: 'certificates.declared', ...about(certificate), fileId: certificate.fileId });
}

/** What the Alliance found. */
export type Finding =
  | { readonly what: 'CHECK' }
  | { readonly what: 'REFUSE'; readonly reason: CertificateRefusalReason; readonly note: string | null }
  | { readonly what: 'REVOKE'; readonly reason: CertificateRevocationReason; readonly note: string | null };

const FOUND_STATE = { CHECK: 'CHECKED', REFUSE: 'REFUSED', REVOKE: 'REVOKED' } as const;

export function judgeCertificate(
  certificate: Certificate,
  finding: Finding,
  by: { actor: Actor; today: CalendarDate },
): Decided<WrongCertificateState | OwnOrganisation | CertificatePastEnd | InvalidInput> {
  if (belongsTo(by.actor, certificate.organisationId)) return refused({ code: 'own-organisation' });
  const state = FOUND_STATE[finding.what];
  if (!mayMove(CERTIFICATE_TRANSITIONS, certificate.state, state)) {
    return refused({ code: 'wrong-certificate-state', state: certificate.state });
  }
  if (finding.what === 'CHECK') {
    if (certificate.validTo !== null && isPastEnd(certificate, by.today)) {
      return refused({ code: 'certificate-past-end', validTo: certificate.validTo });
    }
    return accepted({ ...certificate, state }, { type: 'certificates.checked', ...about(certificate) });
  }
  if (finding.reason === 'OTHER' && !finding.note) return refused(invalidInput(issue('note', 'required')));
  const { reason, note } = finding;
  const event: CertificateEvent =
    finding.what === 'REFUSE'
      ? { type: 'certificates.refused', ...about(certificate), reason: finding.reason, note }
      : { type: 'certificates.revoked', ...about(certificate), reason: finding.reason, note };
  return accepted({ ...certificate, state, reason, note }, event);
}

/** What the passing of days does to a certificate; nothing on most days. */
export function passDay(certificate: Certificate, today: CalendarDate): Decided<never> {
  const { validTo } = certificate;
  if (validTo !== null && isPastEnd(certificate, today)) {
    if (!mayMove(CERTIFICATE_TRANSITIONS, certificate.state, 'EXPIRED')) return accepted(certificate);
    return accepted(
      { ...certificate, state: 'EXPIRED' },
      { type: 'certificates.expired', ...about(certificate), validTo },
    );
  }
  const warning = warningDue(certificate, today);
  if (validTo === null || !warning) return accepted(certificate);
  return accepted(
    { ...certificate, warnedDays: warning.threshold },
    { type: 'certificates.expiry-nearing', ...about(certificate), validTo, daysLeft: warning.daysLeft },
  );
}
