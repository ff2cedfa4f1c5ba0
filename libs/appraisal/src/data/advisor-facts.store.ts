import { Injectable } from '@nestjs/common';
import type { Appraisal } from '@domain/appraisal/appraisal';
import { conflictOf, type ConflictOfInterest, type DeclaredTie } from '@domain/appraisal/conflict-of-interest';
import type { AccountId, ContractId, OrganisationId } from '@domain/kernel/id';
import type { Transaction } from '@platform/database/transaction';
import { OrganisationsReader } from '@organisations/public';
import { AdvisorTieRow } from './appraisal-parts.row';

/** What is known of an advisor's ties: declared ones, memberships, and words written into the terms. */
@Injectable()
export class AdvisorFactsStore {
  constructor(private readonly organisations: OrganisationsReader) {}

  /** Why this advisor may not touch the case, or null. */
  async conflict(tx: Transaction, one: Appraisal, advisorId: AccountId): Promise<ConflictOfInterest | null> {
    const parties = [one.sellerId, one.buyerId];
    const [members, ties, wroteTerms] = [
      await this.organisations.membersOf(parties),
      await tx.read<Omit<AdvisorTieRow, 'declaredAt'>>(
        `SELECT id, account_id AS "accountId", organisation_id AS "organisationId", contract_id AS "contractId", kind, since, until
         FROM advisor_ties WHERE account_id = $1`,
        [advisorId],
      ),
      await this.wroteTerms(tx, one.contractId, advisorId),
    ];
    const organisationIds = parties.filter((party) =>
      members.get(party)?.some((member) => member.accountId === advisorId),
    );
    const facts = {
      organisationIds,
      ties: ties.filter((tie) => tie.organisationId !== null) as unknown as DeclaredTie[],
      helpedDraft: ties.flatMap((tie) => (tie.contractId ? [tie.contractId] : [])),
      wroteTerms,
    };
    return conflictOf(facts, { contractId: one.contractId, partyIds: parties }, tx.today());
  }

  async declare(
    tx: Transaction,
    tie: {
      accountId: AccountId;
      organisationId: OrganisationId | null;
      contractId: ContractId | null;
      kind: AdvisorTieRow['kind'];
      since: string;
      until: string | null;
    },
  ): Promise<void> {
    await tx.insert(AdvisorTieRow, { ...tie, id: tx.newId('tie'), declaredAt: tx.nowAt });
  }

  /** Whether the account put any version of the terms on the table, by the history. */
  private async wroteTerms(tx: Transaction, contractId: ContractId, advisorId: AccountId): Promise<boolean> {
    const line = await tx.readOne(
      `SELECT 1 FROM events WHERE about_type = 'contract' AND about_id = $1 AND actor_account_id = $2
       AND type IN ('contracts.proposed', 'contracts.countered') LIMIT 1`,
      [contractId, advisorId],
    );
    return line !== null;
  }
}
