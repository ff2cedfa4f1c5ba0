/** Why the Alliance decided as it did: codes for counting and for both languages, a note for the particulars. */

export const REVISION_REASONS = [
  'NAME_MISMATCH',
  'TAX_CODE_MISMATCH',
  'REGISTRATION_UNREADABLE',
  'LEGAL_REPRESENTATIVE_UNPROVEN',
  'ADDRESS_INCOMPLETE',
  'DOCUMENT_MISSING',
  'CONTACT_UNREACHABLE',
  'OTHER',
] as const;
export type RevisionReason = (typeof REVISION_REASONS)[number];

export const REJECTION_REASONS = ['DUPLICATE', 'NOT_ELIGIBLE', 'DISSOLVED', 'FALSE_INFORMATION', 'OTHER'] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

export const SUSPENSION_REASONS = [
  'BY_REQUEST',
  'FACTS_CHANGED',
  'BREACH_OF_RULES',
  'UNDER_INVESTIGATION',
  'DISSOLVED',
  'OTHER',
] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

export const CERTIFICATE_REFUSAL_REASONS = [
  'NUMBER_NOT_FOUND',
  'ISSUED_TO_ANOTHER',
  'DOCUMENT_UNREADABLE',
  'SCOPE_MISMATCH',
  'NOT_IN_FORCE',
  'OTHER',
] as const;
export type CertificateRefusalReason = (typeof CERTIFICATE_REFUSAL_REASONS)[number];

export const CERTIFICATE_REVOCATION_REASONS = ['WITHDRAWN_BY_ISSUER', 'FALSE_INFORMATION', 'OTHER'] as const;
export type CertificateRevocationReason = (typeof CERTIFICATE_REVOCATION_REASONS)[number];

export type StandingReason = RevisionReason | RejectionReason | SuspensionReason;
