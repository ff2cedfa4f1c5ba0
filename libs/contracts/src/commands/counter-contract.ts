import { Injectable } from '@nestjs/common';
import { counterContract } from '@domain/contracts/negotiate';
import type { NegotiationRefusal } from '@domain/contracts/contract-refusals';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { ContractId } from '@domain/kernel/id';
import { invalidInput } from '@domain/kernel/refusals';
import type { Command } from '@platform/database/unit-of-work';
import { ContractStore } from '../data/contract.store';
import { namedTerms } from '../data/terms-hash';
import type { PartyRefusal } from './acting-party';
import { courtesyOf, termsFrom, type TermsInput } from './negotiation-input';
import { OnContract, type OnContractInput } from './on-contract';

export interface CounterContractInput extends OnContractInput, TermsInput {
  /** Number of the terms version that was read. */
  readonly termsVersion: number;
}

/** Puts other terms on the table. */
@Injectable()
export class CounterContract {
  constructor(
    private readonly onContract: OnContract,
    private readonly contracts: ContractStore,
  ) {}

  async run(
    command: Command,
    input: CounterContractInput,
  ): Promise<Outcome<ContractId, NegotiationRefusal | PartyRefusal>> {
    return this.onContract.run<NegotiationRefusal | PartyRefusal>(
      command,
      input,
      'contracts.negotiate',
      async ({ tx, contract, by }) => {
        const terms = termsFrom(input, contract.terms);
        if (!terms.ok) return refused(invalidInput(...terms.issues));
        const courtesy = courtesyOf(input);
        if (!courtesy.ok) return refused(invalidInput(...courtesy.issues));
        const { deadlineDays, message } = courtesy.value;
        const proposed = namedTerms(terms.value);
        const decision = counterContract(contract, {
          by,
          proposed,
          from: input.termsVersion,
          deadlineDays,
          now: tx.now,
        });
        if (!decision.ok) return decision;
        await this.contracts.addTerms(tx, decision.state, by, message);
        await this.contracts.save(tx, decision.state, decision.events);
        return done(contract.id);
      },
    );
  }
}
