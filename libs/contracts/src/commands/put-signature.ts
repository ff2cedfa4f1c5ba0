import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Contract } from '@domain/contracts/contract';
import { signContract, type SigningRefusal } from '@domain/contracts/appraise-and-sign';
import { dayInVietnam } from '@domain/kernel/calendar-date';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { AccountId, ContractId } from '@domain/kernel/id';
import type { NotFound } from '@domain/kernel/refusals';
import { coopRegime, linkageRegime } from '@domain/law/regime';
import type { HoldNotActive } from '@domain/offers/commitment';
import { message } from '@i18n/message';
import type { Command } from '@platform/database/unit-of-work';
import { CommitmentLedger } from '@offers/public';
import { ContractStore, type SignatureEvidence } from '../data/contract.store';
import type { SigningPlace } from '../public';
import type { At } from './on-contract';

/** The step that all ways of signing share: the decision, the row with its evidence, the quantity at the second signature. */
@Injectable()
export class PutSignature {
  constructor(
    private readonly contracts: ContractStore,
    private readonly ledger: CommitmentLedger,
  ) {}

  async put(
    { tx, contract, by }: At,
    signer: { readonly accountId: AccountId; readonly termsHash: string },
    evidence: SignatureEvidence,
  ): Promise<Outcome<ContractId, SigningRefusal | HoldNotActive | NotFound>> {
    const today = dayInVietnam(tx.now);
    const decision = signContract(contract, {
      ...{ ...signer, by, now: tx.now },
      coopRegime: coopRegime(today),
      linkageRegime: linkageRegime(today),
    });
    if (!decision.ok) return decision;
    await this.contracts.addSignature(tx, decision.state, evidence);
    await this.contracts.save(tx, decision.state, decision.events);
    if (decision.state.state === 'IN_FORCE' && decision.state.holdId) {
      const committed = await this.ledger.commit(tx, decision.state.holdId);
      if (!committed.ok) return refused(committed.refusal);
    }
    return done(contract.id);
  }
}

export function accountOf({ actor }: Command): AccountId {
  if (actor.kind !== 'account') throw new Error('only somebody signed in can sign');
  return actor.accountId;
}

/** What was stated, and from where, without keeping the address itself. */
export function evidenceOf(contract: Contract, place: SigningPlace, statementKey: string) {
  const statement = message(
    statementKey,
    { contract: contract.id, version: contract.termsVersion, hash: contract.termsHash },
    place.locale,
  );
  // The address is personal data: a salted digest is enough to compare it with one that somebody claims.
  const salt = randomBytes(8).toString('hex');
  const digest = createHmac('sha256', salt).update(place.address).digest('hex');
  return { statement, addressHash: `${salt}:${digest}`, userAgent: place.userAgent };
}
