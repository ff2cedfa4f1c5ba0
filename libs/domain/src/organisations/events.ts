import type { OrganisationKind, Role } from '../access/actor';
import type { CalendarDate } from '../kernel/calendar-date';
import type { AccountId, CertificateId, FileId, Id, OrganisationId } from '../kernel/id';
import type { CertificateScheme } from './certificate';
import type {
  CertificateRefusalReason,
  CertificateRevocationReason,
  RejectionReason,
  RevisionReason,
  SuspensionReason,
} from './reasons';

interface AboutOrganisation {
  readonly organisationId: OrganisationId;
}

/** `documentIds`: the papers it names now, so that files can attach them. */
export interface OrganisationRegistered extends AboutOrganisation {
  readonly type: 'organisations.registered';
  readonly kind: OrganisationKind;
  readonly documentIds: readonly FileId[];
}
/** `changed` names the facts, never their values. */
export interface OrganisationRevised extends AboutOrganisation {
  readonly type: 'organisations.revised';
  readonly changed: readonly string[];
  readonly documentIds: readonly FileId[];
}
export interface OrganisationSubmitted extends AboutOrganisation {
  readonly type: 'organisations.submitted';
}
export interface RevisionRequested extends AboutOrganisation {
  readonly type: 'organisations.revision-requested';
  readonly reasons: readonly RevisionReason[];
  readonly note: string | null;
}
export interface OrganisationVerified extends AboutOrganisation {
  readonly type: 'organisations.verified';
}
export interface OrganisationRejected extends AboutOrganisation {
  readonly type: 'organisations.rejected';
  readonly reasons: readonly RejectionReason[];
  readonly note: string | null;
}
export interface OrganisationSuspended extends AboutOrganisation {
  readonly type: 'organisations.suspended';
  readonly reasons: readonly SuspensionReason[];
  readonly note: string | null;
}
export interface OrganisationReinstated extends AboutOrganisation {
  readonly type: 'organisations.reinstated';
  readonly note: string | null;
}

export interface MemberInvited extends AboutOrganisation {
  readonly type: 'organisations.member-invited';
  readonly invitationId: Id<'invitation'>;
  readonly roles: readonly Role[];
}
export interface InvitationRevoked extends AboutOrganisation {
  readonly type: 'organisations.invitation-revoked';
  readonly invitationId: Id<'invitation'>;
}
export interface MemberJoined extends AboutOrganisation {
  readonly type: 'organisations.member-joined';
  readonly accountId: AccountId;
  readonly roles: readonly Role[];
}
/** `byThemselves` is false when somebody else removed them. */
export interface MemberLeft extends AboutOrganisation {
  readonly type: 'organisations.member-left';
  readonly accountId: AccountId;
  readonly byThemselves: boolean;
}
export interface MemberRolesChanged extends AboutOrganisation {
  readonly type: 'organisations.role-changed';
  readonly accountId: AccountId;
  readonly roles: readonly Role[];
}

export type OrganisationEvent =
  | OrganisationRegistered
  | OrganisationRevised
  | OrganisationSubmitted
  | RevisionRequested
  | OrganisationVerified
  | OrganisationRejected
  | OrganisationSuspended
  | OrganisationReinstated
  | MemberInvited
  | InvitationRevoked
  | MemberJoined
  | MemberLeft
  | MemberRolesChanged;

interface AboutCertificate extends AboutOrganisation {
  readonly certificateId: CertificateId;
  readonly scheme: CertificateScheme;
}

export interface CertificateDeclared extends AboutCertificate {
  readonly type: 'certificates.declared';
  readonly fileId: FileId | null;
}
export interface CertificateChecked extends AboutCertificate {
  readonly type: 'certificates.checked';
}
export interface CertificateRefused extends AboutCertificate {
  readonly type: 'certificates.refused';
  readonly reason: CertificateRefusalReason;
  readonly note: string | null;
}
export interface CertificateRevoked extends AboutCertificate {
  readonly type: 'certificates.revoked';
  readonly reason: CertificateRevocationReason;
  readonly note: string | null;
}
/** The last day of its validity has passed in Vietnam. */
export interface CertificateExpired extends AboutCertificate {
  readonly type: 'certificates.expired';
  readonly validTo: CalendarDate;
}
/** Told once at 60, once at 30 and once at 7 days before the end. */
export interface CertificateExpiryNearing extends AboutCertificate {
  readonly type: 'certificates.expiry-nearing';
  readonly validTo: CalendarDate;
  readonly daysLeft: number;
}

export type CertificateEvent =
  | CertificateDeclared
  | CertificateChecked
  | CertificateRefused
  | CertificateRevoked
  | CertificateExpired
  | CertificateExpiryNearing;
