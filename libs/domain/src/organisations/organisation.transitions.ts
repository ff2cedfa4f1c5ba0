import type { Transitions } from '../kernel/transitions';

/**
 * The life of an organisation on the marketplace. It is drafted by whoever founds its page, submitted to the Alliance,
 * sent back for revision or verified (xác minh); a verified one may be suspended (tạm ngưng) and reinstated.
 */
export const ORGANISATION_STATES = [
  'DRAFT',
  'SUBMITTED',
  'REVISION_REQUESTED',
  'VERIFIED',
  'SUSPENDED',
  'REJECTED',
] as const;
export type OrganisationState = (typeof ORGANISATION_STATES)[number];

export const ORGANISATION_TRANSITIONS: Transitions<OrganisationState> = {
  DRAFT: ['SUBMITTED'],
  SUBMITTED: ['REVISION_REQUESTED', 'VERIFIED', 'REJECTED'],
  REVISION_REQUESTED: ['SUBMITTED'],
  VERIFIED: ['SUSPENDED'],
  SUSPENDED: ['VERIFIED'],
  REJECTED: [],
};

/** States in which everybody may know of the organisation. */
export const PUBLIC_STATES: readonly OrganisationState[] = ['VERIFIED', 'SUSPENDED'];

/** What can be done with an organisation, and the states in which it can be. The portal draws its buttons from this. */
export const ORGANISATION_ACTIONS = {
  REVISE: ['DRAFT', 'REVISION_REQUESTED', 'VERIFIED', 'SUSPENDED'],
  SUBMIT: ['DRAFT', 'REVISION_REQUESTED'],
  VERIFY: ['SUBMITTED'],
  REQUEST_REVISION: ['SUBMITTED'],
  REJECT: ['SUBMITTED'],
  SUSPEND: ['VERIFIED'],
  REINSTATE: ['SUSPENDED'],
  INVITE_MEMBER: ['DRAFT', 'SUBMITTED', 'REVISION_REQUESTED', 'VERIFIED', 'SUSPENDED'],
  MANAGE_MEMBERS: ['DRAFT', 'SUBMITTED', 'REVISION_REQUESTED', 'VERIFIED', 'SUSPENDED'],
  DECLARE_CERTIFICATE: ['DRAFT', 'SUBMITTED', 'REVISION_REQUESTED', 'VERIFIED', 'SUSPENDED'],
} as const satisfies Record<string, readonly OrganisationState[]>;
export type OrganisationAction = keyof typeof ORGANISATION_ACTIONS;
