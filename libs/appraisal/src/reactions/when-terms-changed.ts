import { Injectable } from '@nestjs/common';
import { withdraw } from '@domain/appraisal/decide-appraisal';
import type { ContractCountered, ContractLapsed, ContractWithdrawn } from '@domain/contracts/events';
import type { Transaction } from '@platform/database/transaction';
import { Reaction, type Recorded } from '@platform/events/reaction';
import { AppraisalStore } from '../data/appraisal.store';

type Change = ContractCountered | ContractWithdrawn | ContractLapsed;

/** Other terms are on the table, or the contract is gone: an open case ends, and an opinion that was given is stale. */
@Injectable()
export class WhenTermsChanged extends Reaction<Change> {
  readonly name = 'appraisal.when-terms-changed';
  readonly on = ['contracts.countered', 'contracts.withdrawn', 'contracts.lapsed'] as const;

  constructor(private readonly appraisals: AppraisalStore) {
    super();
  }

  async react({ type, payload }: Recorded<Change>, tx: Transaction): Promise<void> {
    const one = await this.appraisals.lockOpen(tx, payload.contractId);
    if (one) {
      const decision = withdraw(one, type === 'contracts.countered' ? 'TERMS_CHANGED' : 'CONTRACT_WITHDRAWN');
      if (decision.ok) await this.appraisals.save(tx, { ...decision.state, version: one.version }, decision.events);
    }
    if (type !== 'contracts.countered') return;
    const opinion = await this.appraisals.lastOpinion(tx, payload.contractId);
    const { previousTermsHash, termsHash } = payload as Omit<ContractCountered, 'type'>;
    if (!opinion || opinion.termsHash !== previousTermsHash) return;
    const closed = await this.appraisals.lock(tx, opinion.appraisalId);
    if (!closed) return;
    await this.appraisals.tell(tx, closed, [
      {
        type: 'appraisal.stale',
        appraisalId: closed.id,
        contractId: closed.contractId,
        termsHash: closed.termsHash,
        opinionId: opinion.id,
        newTermsHash: termsHash,
      },
    ]);
  }
}
