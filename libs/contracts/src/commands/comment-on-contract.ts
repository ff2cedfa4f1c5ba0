import { Injectable } from '@nestjs/common';
import { aboutContract } from '@domain/contracts/contract';
import { fieldAt, parsePath } from '@domain/contracts/terms/edit-terms';
import { allowed } from '@domain/access/policy';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type ContractId, type OrganisationId } from '@domain/kernel/id';
import { invalidInput, issue, notFound } from '@domain/kernel/refusals';
import type { Transaction } from '@platform/database/transaction';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { ContractStore } from '../data/contract.store';
import type { PartyRefusal } from './acting-party';
import { requiredText } from './negotiation-input';

export interface CommentOnContractInput {
  readonly contractId: string;
  /** The term it is about, e.g. `price.floor`; the whole contract when absent. */
  readonly path?: string | null;
  readonly body: string;
}

const LONGEST_COMMENT = 4000;

/** A remark on a term or on the whole; parties and advisors read and write them. */
@Injectable()
export class CommentOnContract {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractStore,
  ) {}

  async run(command: Command, input: CommentOnContractInput): Promise<Outcome<ContractId, PartyRefusal>> {
    const id = parseId('contract', input.contractId);
    return this.unitOfWork.run<ContractId, PartyRefusal>(command, async (tx) => {
      const contract = id && (await this.contracts.lock(tx, id));
      if (!contract) return refused(notFound('Contract'));
      const parties = [contract.sellerId, contract.buyerId];
      const no = tx.require('contracts.comment', { organisationIds: parties }, { what: 'Contract', visible: false });
      if (no) return refused(no);
      const organisationId = speaksFor(tx, parties);
      if (tx.actor.kind !== 'account' || !organisationId)
        return refused({ code: 'not-permitted', action: 'contracts.comment' });
      const body = requiredText(input.body, 'body', LONGEST_COMMENT);
      if (!body.ok) return refused(invalidInput(...body.issues));
      const path = input.path || null;
      if (path && !fieldAt(parsePath(path) ?? [''])) return refused(invalidInput(issue('path', 'unknown-field')));
      const { accountId } = tx.actor;
      await this.contracts.addComment(tx, {
        id: tx.newId('comment'),
        contractId: contract.id,
        ...{ organisationId, accountId, path, body: body.value, termsVersion: contract.termsVersion },
      });
      await this.contracts.tell(tx, contract, [
        { type: 'contracts.commented', ...aboutContract(contract), accountId, path },
      ]);
      return done(contract.id);
    });
  }
}

/** The party, or the Alliance, in whose name the actor speaks. */
function speaksFor(tx: Transaction, parties: readonly OrganisationId[]): OrganisationId | null {
  if (tx.actor.kind !== 'account') return null;
  const { actor } = tx;
  const own = actor.memberships.find((membership) => parties.includes(membership.organisationId));
  const alliance = actor.memberships.find((membership) => membership.kind === 'ALLIANCE');
  const speaking =
    own && allowed(actor, 'contracts.comment', { organisationIds: [own.organisationId] }) ? own : alliance;
  return speaking?.organisationId ?? null;
}
