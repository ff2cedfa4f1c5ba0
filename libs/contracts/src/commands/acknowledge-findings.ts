import { Injectable } from '@nestjs/common';
import { acknowledgeFindings } from '@domain/contracts/appraise-and-sign';
import type { WrongContractState } from '@domain/contracts/contract-refusals';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type ContractId, type Id } from '@domain/kernel/id';
import { invalidInput, issue } from '@domain/kernel/refusals';
import type { Command } from '@platform/database/unit-of-work';
import { ContractStore } from '../data/contract.store';
import type { PartyRefusal } from './acting-party';
import { OnContract, type OnContractInput } from './on-contract';

export interface AcknowledgeFindingsInput extends OnContractInput {
  readonly findingIds: readonly string[];
}

/** The cooperative's signatory takes note of open findings before signing against advice. */
@Injectable()
export class AcknowledgeFindings {
  constructor(
    private readonly onContract: OnContract,
    private readonly contracts: ContractStore,
  ) {}

  async run(
    command: Command,
    input: AcknowledgeFindingsInput,
  ): Promise<Outcome<ContractId, PartyRefusal | WrongContractState>> {
    type Refused = PartyRefusal | WrongContractState;
    return this.onContract.run<Refused>(
      command,
      input,
      'contracts.acknowledge-findings',
      async ({ tx, contract, by }) => {
        if (tx.actor.kind !== 'account' || by !== contract.sellerId) {
          return refused({ code: 'not-permitted', action: 'contracts.acknowledge-findings' });
        }
        const findings = input.findingIds.map((id) => parseId('finding', id));
        const open = contract.appraised?.openFindings ?? [];
        const issues = findings.flatMap((id, index) =>
          id && open.includes(id) ? [] : [issue(`findingIds[${index}]`, 'bad-id')],
        );
        if (issues.length > 0) return refused(invalidInput(...issues));
        const decision = acknowledgeFindings(contract, {
          by,
          accountId: tx.actor.accountId,
          findings: findings as Id<'finding'>[],
        });
        if (!decision.ok) return decision;
        await this.contracts.save(tx, decision.state, decision.events);
        return done(contract.id);
      },
    );
  }
}
