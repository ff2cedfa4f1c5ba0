import { Injectable } from '@nestjs/common';
import { refuseContract } from '@domain/contracts/negotiate';
import type { DeadlinePassed, NotYourTurn, WrongContractState } from '@domain/contracts/contract-refusals';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { ContractId } from '@domain/kernel/id';
import { invalidInput } from '@domain/kernel/refusals';
import type { Command } from '@platform/database/unit-of-work';
import { CloseContract } from '../data/close-contract';
import type { PartyRefusal } from './acting-party';
import { requiredText } from './negotiation-input';
import { OnContract, type OnContractInput } from './on-contract';

export interface RefuseContractInput extends OnContractInput {
  readonly reason: string;
}

type Refused = PartyRefusal | WrongContractState | NotYourTurn | DeadlinePassed;
const LONGEST_REASON = 1000;

/** Says no to the terms on the table, with the reason. */
@Injectable()
export class RefuseContract {
  constructor(
    private readonly onContract: OnContract,
    private readonly close: CloseContract,
  ) {}

  async run(command: Command, input: RefuseContractInput): Promise<Outcome<ContractId, Refused>> {
    return this.onContract.run<Refused>(command, input, 'contracts.negotiate', async ({ tx, contract, by }) => {
      const reason = requiredText(input.reason, 'reason', LONGEST_REASON);
      if (!reason.ok) return refused(invalidInput(...reason.issues));
      const decision = refuseContract(contract, { by, reason: reason.value, now: tx.now });
      if (!decision.ok) return decision;
      await this.close.save(tx, decision.state, decision.events, 'contract-refused');
      return done(contract.id);
    });
  }
}
