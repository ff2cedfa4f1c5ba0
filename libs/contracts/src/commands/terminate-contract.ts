import { Injectable } from '@nestjs/common';
import type { AlreadyRequested, WrongContractState } from '@domain/contracts/contract-refusals';
import { terminateContract, type TerminationGround } from '@domain/contracts/terminate';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { ContractId } from '@domain/kernel/id';
import { invalidInput } from '@domain/kernel/refusals';
import type { Command } from '@platform/database/unit-of-work';
import { CloseContract } from '../data/close-contract';
import { ContractStore } from '../data/contract.store';
import type { PartyRefusal } from './acting-party';
import { requiredText } from './negotiation-input';
import { OnContract, type OnContractInput } from './on-contract';

export interface TerminateContractInput extends OnContractInput {
  readonly ground: TerminationGround;
  readonly reason: string;
}

type Refused = PartyRefusal | WrongContractState | AlreadyRequested;
const LONGEST_REASON = 2000;

/** Ends a contract in force, or asks the other side to agree to its end. */
@Injectable()
export class TerminateContract {
  constructor(
    private readonly onContract: OnContract,
    private readonly contracts: ContractStore,
    private readonly close: CloseContract,
  ) {}

  async run(command: Command, input: TerminateContractInput): Promise<Outcome<ContractId, Refused>> {
    return this.onContract.run<Refused>(command, input, 'contracts.terminate', async ({ tx, contract, by }) => {
      const reason = requiredText(input.reason, 'reason', LONGEST_REASON);
      if (!reason.ok) return refused(invalidInput(...reason.issues));
      const decision = terminateContract(contract, {
        by,
        ground: input.ground,
        reason: reason.value,
        today: tx.today(),
      });
      if (!decision.ok) return decision;
      if (decision.state.state === 'TERMINATED')
        await this.close.save(tx, decision.state, decision.events, 'contract-terminated');
      else await this.contracts.save(tx, decision.state, decision.events);
      return done(contract.id);
    });
  }
}
