import { Injectable } from '@nestjs/common';
import type { Contract } from '@domain/contracts/contract';
import type { ContractEvent } from '@domain/contracts/events';
import type { Transaction } from '@platform/database/transaction';
import { CommitmentLedger } from '@offers/public';
import { ContractStore, withHold } from './contract.store';

/** Saves a contract that is over, and gives back what it held or committed of its offer. */
@Injectable()
export class CloseContract {
  constructor(
    private readonly contracts: ContractStore,
    private readonly ledger: CommitmentLedger,
  ) {}

  /** `cause` is a word for the ledger, e.g. `contract-refused`. */
  async save(tx: Transaction, closed: Contract, events: readonly ContractEvent[], cause: string): Promise<void> {
    await this.contracts.save(tx, withHold(closed, null), events);
    if (closed.holdId) await this.ledger.release(tx, closed.holdId, cause);
  }
}
