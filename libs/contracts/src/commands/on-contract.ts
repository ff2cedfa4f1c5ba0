import { Injectable } from '@nestjs/common';
import type { Action } from '@domain/access/action';
import type { Contract } from '@domain/contracts/contract';
import { refused, type Outcome, type Refusal } from '@domain/kernel/decision';
import { parseId, type ContractId, type OrganisationId } from '@domain/kernel/id';
import { notFound } from '@domain/kernel/refusals';
import type { Transaction } from '@platform/database/transaction';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { ContractStore } from '../data/contract.store';
import { actingParty, type PartyRefusal } from './acting-party';

/** Which contract, and for which party when the actor belongs to both. */
export interface OnContractInput {
  readonly contractId: string;
  readonly organisationId?: string | null;
}

export interface At {
  readonly tx: Transaction;
  readonly contract: Contract;
  /** The party for whom the actor acts. */
  readonly by: OrganisationId;
}

/** The first two lines of every command on a contract: the locked contract, and whether the actor may. */
@Injectable()
export class OnContract {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractStore,
  ) {}

  async run<R extends Refusal>(
    command: Command,
    input: OnContractInput,
    action: Action,
    decide: (at: At) => Promise<Outcome<ContractId, R>>,
  ): Promise<Outcome<ContractId, R | PartyRefusal>> {
    const id = parseId('contract', input.contractId);
    return this.unitOfWork.run<ContractId, R | PartyRefusal>(command, async (tx) => {
      const contract = id && (await this.contracts.lock(tx, id));
      if (!contract) return refused(notFound('Contract'));
      const acting = actingParty(tx, contract, action, input.organisationId);
      return acting.ok ? decide({ tx, contract, by: acting.by }) : acting;
    });
  }
}
