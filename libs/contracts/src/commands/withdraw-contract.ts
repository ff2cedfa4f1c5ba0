import { Injectable } from '@nestjs/common';
import { withdrawContract } from '@domain/contracts/negotiate';
import type { WrongContractState } from '@domain/contracts/contract-refusals';
import { done, type Outcome } from '@domain/kernel/decision';
import type { ContractId } from '@domain/kernel/id';
import type { Command } from '@platform/database/unit-of-work';
import { CloseContract } from '../data/close-contract';
import type { PartyRefusal } from './acting-party';
import { OnContract, type OnContractInput } from './on-contract';

/** Steps back before both have signed. */
@Injectable()
export class WithdrawContract {
  constructor(
    private readonly onContract: OnContract,
    private readonly close: CloseContract,
  ) {}

  async run(command: Command, input: OnContractInput): Promise<Outcome<ContractId, PartyRefusal | WrongContractState>> {
    return this.onContract.run<WrongContractState>(
      command,
      input,
      'contracts.withdraw',
      async ({ tx, contract, by }) => {
        const decision = withdrawContract(contract, { by });
        if (!decision.ok) return decision;
        await this.close.save(tx, decision.state, decision.events, 'contract-withdrawn');
        return done(contract.id);
      },
    );
  }
}
