import { Injectable } from '@nestjs/common';
import type { AppraisalLapsed } from '@domain/appraisal/events';
import { noteAppraisalLapsed } from '@domain/contracts/appraise-and-sign';
import type { Transaction } from '@platform/database/transaction';
import { Reaction, type Recorded } from '@platform/events/reaction';
import { ContractStore } from '../data/contract.store';

/** The Alliance's clock ran out: signing is free, and the contract says "not appraised in time". */
@Injectable()
export class WhenAppraisalLapsed extends Reaction<AppraisalLapsed> {
  readonly name = 'contracts.when-appraisal-lapsed';
  readonly on = ['appraisal.lapsed'] as const;

  constructor(private readonly contracts: ContractStore) {
    super();
  }

  async react({ payload }: Recorded<AppraisalLapsed>, tx: Transaction): Promise<void> {
    const contract = await this.contracts.lock(tx, payload.contractId);
    if (!contract) return;
    const decision = noteAppraisalLapsed(contract, { termsHash: payload.termsHash });
    if (decision.ok) await this.contracts.save(tx, decision.state, decision.events);
  }
}
