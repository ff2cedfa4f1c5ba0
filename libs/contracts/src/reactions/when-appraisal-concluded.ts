import { Injectable } from '@nestjs/common';
import type { AppraisalConcluded } from '@domain/appraisal/events';
import { noteOpinion } from '@domain/contracts/appraise-and-sign';
import type { Transaction } from '@platform/database/transaction';
import { Reaction, type Recorded } from '@platform/events/reaction';
import { ContractStore } from '../data/contract.store';

/** The opinion reaches the contract. One on terms that are no longer on the table changes nothing. */
@Injectable()
export class WhenAppraisalConcluded extends Reaction<AppraisalConcluded> {
  readonly name = 'contracts.when-appraisal-concluded';
  readonly on = ['appraisal.concluded'] as const;

  constructor(private readonly contracts: ContractStore) {
    super();
  }

  async react({ payload }: Recorded<AppraisalConcluded>, tx: Transaction): Promise<void> {
    const contract = await this.contracts.lock(tx, payload.contractId);
    if (!contract) return;
    const decision = noteOpinion(contract, {
      termsHash: payload.termsHash,
      advice: payload.advice,
      opinionNumber: payload.number,
      openFindings: payload.openFindings.map((finding) => finding.findingId),
    });
    if (decision.ok) await this.contracts.save(tx, decision.state, decision.events);
  }
}
