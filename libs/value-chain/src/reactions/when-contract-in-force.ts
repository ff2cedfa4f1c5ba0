import { Injectable } from '@nestjs/common';
import type { ContractCameIntoForce } from '@domain/contracts/events';
import type { Transaction } from '@platform/database/transaction';
import { Reaction, type Recorded } from '@platform/events/reaction';
import { CarryByContract } from '../commands/carry-by-contract';

@Injectable()
export class WhenContractInForce extends Reaction<ContractCameIntoForce> {
  readonly name = 'value-chain.when-contract-in-force';
  readonly on = ['contracts.came-into-force'] as const;

  constructor(private readonly carry: CarryByContract) {
    super();
  }

  async react({ payload }: Recorded<ContractCameIntoForce>, tx: Transaction): Promise<void> {
    tx.asSystem();
    await this.carry.start(tx, payload);
  }
}
