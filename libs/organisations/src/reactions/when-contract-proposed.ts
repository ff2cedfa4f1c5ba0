import { Injectable } from '@nestjs/common';
import type { ContractProposed } from '@domain/contracts/events';
import type { Transaction } from '@platform/database/transaction';
import { Reaction, type Recorded } from '@platform/events/reaction';
import { CounterpartiesStore } from '../data/counterparties.store';

/** A proposal makes two organisations counterparties: from now on each sees how to reach and to pay the other. */
@Injectable()
export class WhenContractProposed extends Reaction<ContractProposed> {
  readonly name = 'organisations.when-contract-proposed';
  readonly on = ['contracts.proposed'] as const;

  constructor(private readonly counterparties: CounterpartiesStore) {
    super();
  }

  async react({ payload }: Recorded<ContractProposed>, tx: Transaction): Promise<void> {
    await this.counterparties.pair(tx, payload.sellerId, payload.buyerId);
  }
}
