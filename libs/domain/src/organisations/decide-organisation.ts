import { belongsTo, type Actor, type OrganisationKind } from '../access/actor';
import { accepted, refused, type Decision, type DomainEvent } from '../kernel/decision';
import type { OrganisationId } from '../kernel/id';
import { invalidInput, issue, type InvalidInput } from '../kernel/refusals';
import { mayMove } from '../kernel/transitions';
import type { OrganisationEvent } from './events';
import {
  missingFacts,
  NO_REMARKS,
  OPEN_KINDS,
  VOUCHED_FACTS,
  type NeededFact,
  type Organisation,
  type OrganisationFacts,
  type VouchedFact,
} from './organisation';
import {
  ORGANISATION_ACTIONS,
  ORGANISATION_TRANSITIONS,
  type OrganisationAction,
  type OrganisationState,
} from './organisation.transitions';
import type { RejectionReason, RevisionReason, SuspensionReason } from './reasons';

/** The organisation is not in a state in which this can be done; `allowed` names those. */
export interface WrongOrganisationState {
  readonly code: 'wrong-organisation-state';
  readonly state: OrganisationState;
  readonly allowed: readonly OrganisationState[];
}
/** Facts that the Alliance needs are missing. */
export interface OrganisationIncomplete {
  readonly code: 'organisation-incomplete';
  readonly missing: readonly NeededFact[];
}
/** A verified organisation has this tax code already. */
export interface TaxCodeTaken {
  readonly code: 'tax-code-taken';
}
/** The facts that the Alliance vouches for stand still while the organisation is verified. */
export interface VouchedFactsFixed {
  readonly code: 'vouched-facts-fixed';
  readonly fields: readonly VouchedFact[];
}
/** Whoever belongs to an organisation does not decide about it for the Alliance. */
export interface OwnOrganisation {
  readonly code: 'own-organisation';
}
/** Organisations of this kind are set up by the operator. */
export interface KindNotOpen {
  readonly code: 'kind-not-open';
  readonly kind: OrganisationKind;
}

type Decided<R extends { code: string }> = Decision<Organisation, OrganisationEvent & DomainEvent, R>;

export function registerOrganisation(
  id: OrganisationId,
  kind: OrganisationKind,
  facts: OrganisationFacts,
): Decided<KindNotOpen> {
  if (!OPEN_KINDS.includes(kind)) return refused({ code: 'kind-not-open', kind });
  return accepted(
    { id, kind, state: 'DRAFT', facts, standing: NO_REMARKS },
    { type: 'organisations.registered', organisationId: id, kind, documentIds: facts.documentIds },
  );
}

/** Replaces what the organisation says of itself. Without a difference nothing happens and nothing is told. */
export function reviseOrganisation(
  organisation: Organisation,
  facts: OrganisationFacts,
): Decided<WrongOrganisationState | VouchedFactsFixed> {
  const wrong = stateAgainst(organisation, 'REVISE');
  if (wrong) return refused(wrong);
  const changed = changedFacts(organisation.facts, facts);
  if (organisation.state === 'VERIFIED') {
    const fields = VOUCHED_FACTS.filter((fact) => changed.includes(fact));
    if (fields.length > 0) return refused({ code: 'vouched-facts-fixed', fields });
  }
  if (changed.length === 0) return accepted(organisation);
  const { id: organisationId } = organisation;
  const { documentIds } = facts;
  return accepted({ ...organisation, facts }, { type: 'organisations.revised', organisationId, changed, documentIds });
}

/** `taxCodeTaken`: another organisation with this tax code is verified or suspended. */
export function submitOrganisation(
  organisation: Organisation,
  known: { taxCodeTaken: boolean },
): Decided<WrongOrganisationState | OrganisationIncomplete | TaxCodeTaken> {
  const wrong = stateAgainst(organisation, 'SUBMIT');
  if (wrong) return refused(wrong);
  const missing = missingFacts(organisation.kind, organisation.facts);
  if (missing.length > 0) return refused({ code: 'organisation-incomplete', missing });
  if (known.taxCodeTaken) return refused({ code: 'tax-code-taken' });
  return moved(organisation, 'SUBMITTED', NO_REMARKS, {
    type: 'organisations.submitted',
    organisationId: organisation.id,
  });
}

/** What the Alliance decides, with its reasons. `OTHER` alone says nothing, so it needs a note. */
export type Ruling =
  | { readonly what: 'VERIFY' }
  | { readonly what: 'REQUEST_REVISION'; readonly reasons: readonly RevisionReason[]; readonly note: string | null }
  | { readonly what: 'REJECT'; readonly reasons: readonly RejectionReason[]; readonly note: string | null }
  | { readonly what: 'SUSPEND'; readonly reasons: readonly SuspensionReason[]; readonly note: string | null }
  | { readonly what: 'REINSTATE'; readonly note: string | null };

const RULED_STATE = {
  VERIFY: 'VERIFIED',
  REQUEST_REVISION: 'REVISION_REQUESTED',
  REJECT: 'REJECTED',
  SUSPEND: 'SUSPENDED',
  REINSTATE: 'VERIFIED',
} as const satisfies Record<Ruling['what'], OrganisationState>;

export function ruleOnOrganisation(
  organisation: Organisation,
  ruling: Ruling,
  by: { actor: Actor; taxCodeTaken: boolean },
): Decided<WrongOrganisationState | OwnOrganisation | TaxCodeTaken | InvalidInput> {
  if (belongsTo(by.actor, organisation.id)) return refused({ code: 'own-organisation' });
  const wrong = stateAgainst(organisation, ruling.what);
  if (wrong) return refused(wrong);
  const issues = 'reasons' in ruling ? unexplained(ruling.reasons, ruling.note) : [];
  if (issues.length > 0) return refused(invalidInput(...issues));
  if (RULED_STATE[ruling.what] === 'VERIFIED' && by.taxCodeTaken) return refused({ code: 'tax-code-taken' });
  const standing =
    'reasons' in ruling ? { reasons: ruling.reasons, note: ruling.note } : { ...NO_REMARKS, note: noteOf(ruling) };
  return moved(organisation, RULED_STATE[ruling.what], standing, eventOf(organisation.id, ruling));
}

const noteOf = (ruling: Ruling): string | null => ('note' in ruling ? ruling.note : null);

function unexplained(reasons: readonly string[], note: string | null) {
  if (reasons.length === 0) return [issue('reasons', 'required')];
  return reasons.includes('OTHER') && !note ? [issue('note', 'required')] : [];
}

function eventOf(organisationId: OrganisationId, ruling: Ruling): OrganisationEvent {
  switch (ruling.what) {
    case 'VERIFY':
      return { type: 'organisations.verified', organisationId };
    case 'REQUEST_REVISION':
      return { type: 'organisations.revision-requested', organisationId, reasons: ruling.reasons, note: ruling.note };
    case 'REJECT':
      return { type: 'organisations.rejected', organisationId, reasons: ruling.reasons, note: ruling.note };
    case 'SUSPEND':
      return { type: 'organisations.suspended', organisationId, reasons: ruling.reasons, note: ruling.note };
    case 'REINSTATE':
      return { type: 'organisations.reinstated', organisationId, note: ruling.note };
  }
}

/** Null when the action fits the state. */
export function stateAgainst(
  { state }: Pick<Organisation, 'state'>,
  action: OrganisationAction,
): WrongOrganisationState | null {
  const allowed: readonly OrganisationState[] = ORGANISATION_ACTIONS[action];
  return allowed.includes(state) ? null : { code: 'wrong-organisation-state', state, allowed };
}

function moved(
  organisation: Organisation,
  state: OrganisationState,
  standing: Organisation['standing'],
  event: OrganisationEvent,
): { ok: true; state: Organisation; events: OrganisationEvent[] } {
  if (!mayMove(ORGANISATION_TRANSITIONS, organisation.state, state)) {
    throw new Error(`the actions allow ${organisation.state} to ${state}, the transitions do not`);
  }
  return accepted({ ...organisation, state, standing }, event);
}

/** Names of the facts that differ. */
export function changedFacts(before: OrganisationFacts, after: OrganisationFacts): string[] {
  const text = (value: unknown): string =>
    JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}` : part));
  return (Object.keys(after) as (keyof OrganisationFacts)[]).filter((key) => text(before[key]) !== text(after[key]));
}
