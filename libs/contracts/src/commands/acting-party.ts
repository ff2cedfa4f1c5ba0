import type { Action } from '@domain/access/action';
import { belongsTo } from '@domain/access/actor';
import { allowed } from '@domain/access/policy';
import type { OrganisationId } from '@domain/kernel/id';
import {
  invalidInput,
  issue,
  type IdempotencyKeyReused,
  type InvalidInput,
  type NotFound,
  type NotPermitted,
} from '@domain/kernel/refusals';
import type { Contract } from '@domain/contracts/contract';
import type { Transaction } from '@platform/database/transaction';

export type PartyRefusal = NotFound | NotPermitted | InvalidInput | IdempotencyKeyReused;
export type Acting =
  { readonly ok: true; readonly by: OrganisationId } | { readonly ok: false; readonly refusal: PartyRefusal };

/**
 * For which party the actor acts: the one named, else the only one in which they may do this. Somebody who belongs to
 * both parties has to say. Those who belong to neither and are not of the Alliance learn nothing of the contract.
 */
export function actingParty(tx: Transaction, contract: Contract, action: Action, named?: string | null): Acting {
  const parties = [contract.sellerId, contract.buyerId];
  const visible = allowed(tx.actor, 'contracts.see', { organisationIds: parties });
  const candidates = parties.filter((id) => (named ? id === named : belongsTo(tx.actor, id)));
  const able = candidates.filter((id) => allowed(tx.actor, action, { organisationIds: [id] }));
  const [by, other] = able;
  const no = tx.require(action, { organisationIds: by ? [by] : candidates }, { what: 'Contract', visible });
  if (no) return { ok: false, refusal: no };
  if (other) return { ok: false, refusal: invalidInput(issue('organisationId', 'required')) };
  return by ? { ok: true, by } : { ok: false, refusal: { code: 'not-permitted', action } };
}
