import { Injectable } from '@nestjs/common';
import type { Contract } from '@domain/contracts/contract';
import { committedQuantity } from '@domain/contracts/contracted-quantity';
import { agreeContract, DAYS_TO_SIGN } from '@domain/contracts/negotiate';
import type {
  DeadlinePassed,
  NotYourTurn,
  QuantityNotComputable,
  TermsChanged,
  WrongContractState,
} from '@domain/contracts/contract-refusals';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { ContractId, HoldId } from '@domain/kernel/id';
import type { Quantity } from '@domain/kernel/quantity';
import type { HoldRefusal } from '@domain/offers/commitment';
import type { Transaction } from '@platform/database/transaction';
import type { Command } from '@platform/database/unit-of-work';
import { CommitmentLedger } from '@offers/public';
import { ContractStore, withHold } from '../data/contract.store';
import type { PartyRefusal } from './acting-party';
import { OnContract, type OnContractInput } from './on-contract';

export interface AgreeContractInput extends OnContractInput {
  /** Hash of the terms that were read; nothing else is agreed. */
  readonly termsHash: string;
}

type Refused =
  PartyRefusal | WrongContractState | NotYourTurn | DeadlinePassed | TermsChanged | HoldRefusal | QuantityNotComputable;

const DAY_MS = 86_400_000;

/** Agrees on the terms on the table, and in the same transaction holds their quantity of the offer. */
@Injectable()
export class AgreeContract {
  constructor(
    private readonly onContract: OnContract,
    private readonly contracts: ContractStore,
    private readonly ledger: CommitmentLedger,
  ) {}

  async run(command: Command, input: AgreeContractInput): Promise<Outcome<ContractId, Refused>> {
    return this.onContract.run<Refused>(command, input, 'contracts.agree', async ({ tx, contract, by }) => {
      const decision = agreeContract(contract, { by, termsHash: input.termsHash, now: tx.now });
      if (!decision.ok) return decision;
      // The ledger locks the offer's balance until the end of the transaction: it comes last but for the row itself.
      const hold = await this.holdFor(tx, decision.state);
      if (!hold.ok) return hold;
      await this.contracts.save(tx, withHold(decision.state, hold.value), decision.events);
      return done(contract.id);
    });
  }

  /** Gives back what an earlier agreement held and takes what these terms need; null without an offer. */
  private async holdFor(
    tx: Transaction,
    contract: Contract,
  ): Promise<Outcome<HoldId | null, HoldRefusal | QuantityNotComputable>> {
    if (!contract.offerId) return done(null);
    const quantity = totalOf(contract);
    if (!quantity) return refused({ code: 'quantity-not-computable' });
    if (contract.holdId) await this.ledger.release(tx, contract.holdId, 'contract-renegotiated');
    const expiresAt = tx.now + DAYS_TO_SIGN * DAY_MS;
    return this.ledger.hold(tx, { offerId: contract.offerId, quantity, holderId: contract.id, expiresAt });
  }
}

/** All lines together in base units; null when a line says no quantity or the lines have different units. */
function totalOf({ terms }: Contract): Quantity | null {
  const quantities = terms.lines.map(committedQuantity);
  const [first] = quantities;
  if (!first) return null;
  let total = first.minus(first);
  for (const quantity of quantities) {
    if (!quantity || quantity.unit !== first.unit) return null;
    total = total.plus(quantity);
  }
  return total.isZero() ? null : total;
}
