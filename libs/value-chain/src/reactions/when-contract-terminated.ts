import { Injectable } from '@nestjs/common';
import type { ContractTerminated } from '@domain/contracts/events';
import type { Transaction } from '@platform/database/transaction';
import { Reaction, type Recorded } from '@platform/events/reaction';
import { CarryByContract } from '../commands/carry-by-contract';

@Injectable()
export class WhenContractTerminated extends Reaction<ContractTerminated> {
  readonly name = 'value-chain.when-contract-terminated';
  readonly on = ['contracts.terminated'] as const;

  constructor(private readonly carry: CarryByContract) {
    super();
  }

  async react({ payload }: Recorded<ContractTerminated>, tx: Transaction): Promise<void> {
    tx.asSystem();
    await this.carry.end(tx, payload.contractId, payload.endedOn);
  }
}
