import { createHash } from 'node:crypto';
import type { Contract, Side } from '@domain/contracts/contract';
import { sideOf } from '@domain/contracts/contract';
import {
  acknowledgeFindings,
  noteAppraisalLapsed,
  noteOpinion,
  signContract,
  submitForAppraisal,
} from '@domain/contracts/appraise-and-sign';
import { estimatedValue } from '@domain/contracts/contracted-quantity';
import type { ContractEvent } from '@domain/contracts/events';
import {
  agreeContract,
  counterContract,
  DAYS_TO_SIGN,
  lapseContract,
  proposeContract,
  refuseContract,
  USUAL_DEADLINE_DAYS,
  withdrawContract,
  type NewTerms,
} from '@domain/contracts/negotiate';
import { canonicalTerms } from '@domain/contracts/terms/canonical';
import type { Terms } from '@domain/contracts/terms/terms';
import { terminateContract } from '@domain/contracts/terminate';
import { dayInVietnam } from '@domain/kernel/calendar-date';
import type { Decision } from '@domain/kernel/decision';
import type { AccountId, ContractId, DemandId, HoldId, OfferId, OrganisationId } from '@domain/kernel/id';
import { maskContact } from '@domain/identity/contact';
import { coopRegime, linkageRegime } from '@domain/law/regime';
import type { Party } from './profiles';
import type { Random } from './random';
import { DAY_MS } from './rounds';
import { at, atOrNull, must, type History, type Rows } from './rows';

export interface StoryDesk {
  readonly rows: Rows;
  readonly history: History;
  readonly random: Random;
}

/** A contract as it goes from step to step; each step is decided by the same rules as in the product and written down. */
export class ContractStory {
  private contract: Contract;
  private changedAt: number;
  private readonly createdAt: number;

  constructor(
    private readonly desk: StoryDesk,
    readonly seller: Party,
    readonly buyer: Party,
    opening: {
      terms: Terms;
      by: OrganisationId;
      when: number;
      offerId: OfferId | null;
      demandId: DemandId | null;
      message: string | null;
    },
  ) {
    const { terms, by, when, offerId, demandId, message } = opening;
    const proposed = named(terms);
    const decision = must(
      proposeContract({
        id: desk.random.id('contract', when),
        seller: { id: seller.id, kind: seller.kind, verified: true },
        buyer: { id: buyer.id, kind: buyer.kind, verified: true },
        ...{ by, offerId, demandId, proposed, deadlineDays: USUAL_DEADLINE_DAYS, now: when },
      }),
    );
    this.contract = decision.state;
    this.createdAt = when;
    this.changedAt = when;
    this.keepTerms(proposed, by, when, message);
    this.tell(decision.events, when, this.managerOf(by));
  }

  get id(): ContractId {
    return this.contract.id;
  }
  get now(): Contract {
    return this.contract;
  }
  get turnOf(): OrganisationId {
    if (!this.contract.turnOf) throw new Error('nobody has the turn');
    return this.contract.turnOf;
  }

  managerOf(organisationId: OrganisationId): AccountId {
    return organisationId === this.seller.id ? this.seller.manager : this.buyer.manager;
  }
  private signatoryOf(organisationId: OrganisationId): Party {
    return organisationId === this.seller.id ? this.seller : this.buyer;
  }

  counter(terms: Terms, by: OrganisationId, when: number, message: string | null): void {
    const proposed = named(terms);
    const from = this.contract.termsVersion;
    this.do(
      counterContract(this.contract, { by, proposed, from, deadlineDays: USUAL_DEADLINE_DAYS, now: when }),
      when,
      this.managerOf(by),
    );
    this.keepTerms(proposed, by, when, message);
  }

  agree(holdId: HoldId | null, when: number): { by: AccountId; expiresAt: number } {
    const by = this.turnOf;
    this.do(
      agreeContract(this.contract, { by, termsHash: this.contract.termsHash, now: when }),
      when,
      this.managerOf(by),
    );
    this.contract = { ...this.contract, holdId };
    return { by: this.managerOf(by), expiresAt: when + DAYS_TO_SIGN * DAY_MS };
  }

  refuse(reason: string, when: number): void {
    const by = this.turnOf;
    this.do(refuseContract(this.contract, { by, reason, now: when }), when, this.managerOf(by));
  }

  withdraw(by: OrganisationId, when: number): void {
    this.do(withdrawContract(this.contract, { by }), when, this.managerOf(by));
    this.contract = { ...this.contract, holdId: null };
  }

  lapse(when: number): void {
    this.do(lapseContract(this.contract, { now: when }), when, null);
  }

  submit(when: number): void {
    this.do(submitForAppraisal(this.contract, { by: this.seller.id }), when, this.seller.manager);
  }

  advised(opinion: Parameters<typeof noteOpinion>[1], when: number): void {
    this.do(noteOpinion(this.contract, opinion), when, null);
  }

  notAppraisedInTime(when: number): void {
    this.do(noteAppraisalLapsed(this.contract, { termsHash: this.contract.termsHash }), when, null);
  }

  acknowledge(when: number): void {
    const findings = this.contract.appraised?.openFindings ?? [];
    const { id: by, signatory: accountId } = this.seller;
    if (findings.length > 0) this.do(acknowledgeFindings(this.contract, { by, accountId, findings }), when, accountId);
  }

  sign(organisationId: OrganisationId, when: number): void {
    const signer = this.signatoryOf(organisationId);
    const today = dayInVietnam(when);
    const { termsHash, termsVersion } = this.contract;
    const regimes = { coopRegime: coopRegime(today), linkageRegime: linkageRegime(today) };
    const signing = { by: organisationId, accountId: signer.signatory, termsHash, now: when, ...regimes };
    this.do(signContract(this.contract, signing), when, signer.signatory);
    this.desk.rows.put('contract_signatures', {
      ...{
        contract_id: this.id,
        terms_version: termsVersion,
        side: sideOf(this.contract, organisationId) satisfies Side,
      },
      ...{ organisation_id: organisationId, account_id: signer.signatory, terms_hash: termsHash, signed_at: at(when) },
      method: 'ONE_TIME_CODE',
      statement: `Tôi đồng ý ký hợp đồng ${this.id}, bản ${termsVersion}, mã băm ${termsHash}.`,
      challenge_id: this.desk.random.id('challenge', when - 90_000),
      sent_to: maskContact({ kind: 'PHONE', value: signer.signatoryContact.phone }),
      address_hash: `${this.desk.random.hex(8)}:${this.desk.random.hex(32)}`,
      user_agent: 'demo-province',
    });
  }

  /** A state that no decision leads to yet: suspended, fulfilled. */
  become(state: 'SUSPENDED' | 'FULFILLED', when: number): void {
    const endedOn = state === 'FULFILLED' ? dayInVietnam(when) : null;
    this.contract = { ...this.contract, state, endedOn, version: this.contract.version + 1 };
    this.changedAt = when;
  }

  terminate(by: OrganisationId, ground: 'MUTUAL' | 'BREACH' | 'FORCE_MAJEURE', reason: string, when: number): void {
    const today = dayInVietnam(when);
    if (ground === 'MUTUAL') {
      const asked = when - DAY_MS > this.changedAt ? when - DAY_MS : this.changedAt + 1000;
      this.do(
        terminateContract(this.contract, { by, ground, reason, today: dayInVietnam(asked) }),
        asked,
        this.managerOf(by),
      );
      const other = by === this.seller.id ? this.buyer.id : this.seller.id;
      this.do(terminateContract(this.contract, { by: other, ground, reason, today }), when, this.managerOf(other));
    } else this.do(terminateContract(this.contract, { by, ground, reason, today }), when, this.managerOf(by));
    this.contract = { ...this.contract, holdId: null };
  }

  comment(by: OrganisationId, path: string | null, body: string, when: number): void {
    this.desk.rows.put('contract_comments', {
      ...{
        id: this.desk.random.id('comment', when),
        contract_id: this.id,
        organisation_id: by,
        account_id: this.managerOf(by),
      },
      ...{ terms_version: this.contract.termsVersion, path, body, created_at: at(when) },
    });
  }

  /** The row as it stands at the end. */
  write(): void {
    const { terms, signatures: _signatures, ...contract } = this.contract;
    this.desk.rows.put('contracts', {
      ...{ id: contract.id, version: contract.version, state: contract.state, seller_id: contract.sellerId },
      ...{ buyer_id: contract.buyerId, offer_id: contract.offerId, demand_id: contract.demandId },
      ...{ proposed_by: contract.proposedBy, terms_version: contract.termsVersion, terms_hash: contract.termsHash },
      ...{ turn_of: contract.turnOf, deadline_at: atOrNull(contract.deadlineAt), hold_id: contract.holdId },
      ...{ appraised: contract.appraised, signed_on: contract.signedOn, coop_regime: contract.coopRegime },
      ...{ linkage_regime: contract.linkageRegime, termination_request: contract.terminationRequest },
      ...{ ended_on: contract.endedOn, commodity: terms.lines[0]?.commodity ?? null },
      ...{ estimated_value: estimatedValue(terms), created_at: at(this.createdAt), changed_at: at(this.changedAt) },
    });
  }

  private do<E extends ContractEvent>(
    decision: Decision<Contract, E, { code: string }>,
    when: number,
    by: AccountId | null,
  ): void {
    const { state, events } = must(decision);
    this.contract = state;
    this.changedAt = when;
    this.tell(events, when, by);
  }

  private tell(events: readonly ContractEvent[], when: number, by: AccountId | null): void {
    const { id, version, sellerId, buyerId } = this.contract;
    this.desk.history.tell({ type: 'contract', id, version, organisationIds: [sellerId, buyerId] }, events, when, by);
  }

  private keepTerms(
    proposed: NewTerms & { canonical: string },
    by: OrganisationId,
    when: number,
    message: string | null,
  ): void {
    this.desk.rows.put('contract_terms', {
      ...{ contract_id: this.contract.id, terms_version: this.contract.termsVersion, hash: proposed.hash },
      ...{
        canonical: proposed.canonical,
        proposed_by: by,
        account_id: this.managerOf(by),
        message,
        created_at: at(when),
      },
    });
  }
}

function named(terms: Terms): NewTerms & { canonical: string } {
  const canonical = canonicalTerms(terms);
  return { terms, canonical, hash: createHash('sha256').update(canonical, 'utf8').digest('hex') };
}
