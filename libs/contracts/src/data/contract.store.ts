import { Injectable } from '@nestjs/common';
import type { Contract, Signature } from '@domain/contracts/contract';
import { estimatedValue } from '@domain/contracts/contracted-quantity';
import type { ContractAttached, ContractEvent } from '@domain/contracts/events';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { ContractId, HoldId } from '@domain/kernel/id';
import type { Transaction } from '@platform/database/transaction';
import { ContractCommentRow, ContractSignatureRow, ContractTermsRow } from './contract-parts.row';
import { ContractRow } from './contract.row';
import { namedTerms, storedTerms } from './terms-hash';

/** What a signature leaves as evidence besides what the contract itself knows. */
export type SignatureEvidence = Pick<
  ContractSignatureRow,
  'method' | 'statement' | 'challengeId' | 'sentTo' | 'addressHash' | 'userAgent'
>;

/** Loads and saves the aggregate. The row is locked first, so that of two commands on one contract the second sees the first. */
@Injectable()
export class ContractStore {
  async lock(tx: Transaction, id: ContractId): Promise<Contract | null> {
    const row = await tx.lock(ContractRow, { id });
    return row && this.contractOf(tx, row);
  }

  async find(tx: Transaction, id: ContractId): Promise<Contract | null> {
    const row = await tx.find(ContractRow, { id });
    return row && this.contractOf(tx, row);
  }

  /** Ids of contracts whose step lapsed, oldest first. */
  async overdue(tx: Transaction, limit: number): Promise<ContractId[]> {
    const rows = await tx.read<{ id: ContractId }>(
      'SELECT id FROM contracts WHERE deadline_at < $1 ORDER BY deadline_at, id LIMIT $2',
      [tx.nowAt, limit],
    );
    return rows.map((row) => row.id);
  }

  async add(
    tx: Transaction,
    contract: Contract,
    events: readonly ContractEvent[],
    message: string | null,
  ): Promise<void> {
    await tx.insert(ContractRow, { ...columnsOf(contract), createdAt: tx.nowAt, changedAt: tx.nowAt });
    await this.addTerms(tx, contract, contract.proposedBy, message);
    await this.tell(tx, contract, events);
  }

  async save(tx: Transaction, contract: Contract, events: readonly ContractEvent[]): Promise<void> {
    const changed = await tx.update(
      ContractRow,
      { id: contract.id, version: contract.version - 1 },
      { ...columnsOf(contract), changedAt: tx.nowAt },
    );
    if (changed !== 1) throw new Error(`contract ${contract.id} was changed although it was locked`);
    await this.tell(tx, contract, events);
  }

  async addTerms(
    tx: Transaction,
    contract: Contract,
    by: Contract['proposedBy'],
    message: string | null,
  ): Promise<void> {
    const { canonical, hash } = namedTerms(contract.terms);
    await tx.insert(ContractTermsRow, {
      contractId: contract.id,
      termsVersion: contract.termsVersion,
      hash,
      canonical,
      proposedBy: by,
      accountId: tx.actor.kind === 'account' ? tx.actor.accountId : null,
      message,
      createdAt: tx.nowAt,
    });
  }

  async addSignature(tx: Transaction, contract: Contract, evidence: SignatureEvidence): Promise<void> {
    const signature = contract.signatures.at(-1);
    if (!signature) throw new Error('no signature to keep');
    await tx.insert(ContractSignatureRow, {
      ...evidence,
      contractId: contract.id,
      termsVersion: contract.termsVersion,
      side: signature.side,
      organisationId: signature.side === 'SELLER' ? contract.sellerId : contract.buyerId,
      accountId: signature.accountId,
      termsHash: signature.termsHash,
      signedAt: new Date(signature.signedAt),
      requestId: tx.requestId,
    });
  }

  async addComment(tx: Transaction, comment: Omit<ContractCommentRow, 'createdAt'>): Promise<void> {
    await tx.insert(ContractCommentRow, { ...comment, createdAt: tx.nowAt });
  }

  async tell(
    tx: Transaction,
    contract: Contract,
    events: readonly (ContractEvent | ContractAttached)[],
  ): Promise<void> {
    const { id, version, sellerId, buyerId } = contract;
    await tx.append({ type: 'contract', id, version, organisationIds: [sellerId, buyerId] }, events);
  }

  private async contractOf(tx: Transaction, row: ContractRow): Promise<Contract> {
    const terms = await tx.readOne<{ canonical: string }>(
      'SELECT canonical FROM contract_terms WHERE contract_id = $1 AND terms_version = $2',
      [row.id, row.termsVersion],
    );
    if (!terms) throw new Error(`contract ${row.id} has no terms`);
    const signatures = await tx.read<Omit<Signature, 'signedAt'> & { signedAt: Date }>(
      `SELECT side, account_id AS "accountId", terms_hash AS "termsHash", signed_at AS "signedAt"
       FROM contract_signatures WHERE contract_id = $1 AND terms_version = $2 ORDER BY signed_at, side DESC`,
      [row.id, row.termsVersion],
    );
    return {
      ...row,
      terms: storedTerms(terms.canonical),
      deadlineAt: row.deadlineAt?.getTime() ?? null,
      signedOn: row.signedOn as CalendarDate | null,
      endedOn: row.endedOn as CalendarDate | null,
      signatures: signatures.map((signature) => ({ ...signature, signedAt: signature.signedAt.getTime() })),
    };
  }
}

/** The same contract with the hold that its agreement took, or without one. */
export const withHold = (contract: Contract, holdId: HoldId | null): Contract => ({ ...contract, holdId });

function columnsOf(contract: Contract): Omit<ContractRow, 'createdAt' | 'changedAt'> {
  const { terms, signatures: _signatures, deadlineAt, ...columns } = contract;
  return {
    ...columns,
    deadlineAt: deadlineAt === null ? null : new Date(deadlineAt),
    commodity: terms.lines[0]?.commodity ?? null,
    estimatedValue: estimatedValue(terms),
  };
}
