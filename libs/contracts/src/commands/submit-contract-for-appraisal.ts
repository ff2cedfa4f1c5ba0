import { Injectable } from '@nestjs/common';
import { submitForAppraisal } from '@domain/contracts/appraise-and-sign';
import type { WrongContractState } from '@domain/contracts/contract-refusals';
import { done, type Outcome } from '@domain/kernel/decision';
import type { ContractId } from '@domain/kernel/id';
import type { Command } from '@platform/database/unit-of-work';
import { ContractStore } from '../data/contract.store';
import type { PartyRefusal } from './acting-party';
import { OnContract, type OnContractInput } from './on-contract';

/** Hands the agreed contract to the Alliance for its opinion. Either party may. */
@Injectable()
export class SubmitContractForAppraisal {
  constructor(
    private readonly onContract: OnContract,
    private readonly contracts: ContractStore,
  ) {}

  async run(command: Command, input: OnContractInput): Promise<Outcome<ContractId, PartyRefusal | WrongContractState>> {
    return this.onContract.run<WrongContractState>(
      command,
      input,
      'appraisal.request',
      async ({ tx, contract, by }) => {
        const decision = submitForAppraisal(contract, { by });
        if (!decision.ok) return decision;
        await this.contracts.save(tx, decision.state, decision.events);
        return done(contract.id);
      },
    );
  }
}
