import { Injectable } from '@nestjs/common';
import type { Action } from '@domain/access/action';
import { allowed } from '@domain/access/policy';
import { refused, type Outcome, type Refusal } from '@domain/kernel/decision';
import { parseId, type AccountId, type AppraisalId } from '@domain/kernel/id';
import {
  notFound,
  type IdempotencyKeyReused,
  type InvalidInput,
  type NotFound,
  type NotPermitted,
} from '@domain/kernel/refusals';
import type { Transaction } from '@platform/database/transaction';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { AppraisalStore, type StoredAppraisal } from '../data/appraisal.store';

export type DeskRefusal = NotFound | NotPermitted | InvalidInput | IdempotencyKeyReused;

export interface AtCase {
  readonly tx: Transaction;
  readonly one: StoredAppraisal;
  /** Who acts. */
  readonly accountId: AccountId;
}

/** The first two lines of every command on a case: the locked case, and whether the actor may. */
@Injectable()
export class OnAppraisal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly appraisals: AppraisalStore,
  ) {}

  async run<R extends Refusal>(
    command: Command,
    appraisalId: string,
    action: Action,
    decide: (at: AtCase) => Promise<Outcome<AppraisalId, R>>,
  ): Promise<Outcome<AppraisalId, R | DeskRefusal>> {
    const id = parseId('appraisal', appraisalId);
    return this.unitOfWork.run<AppraisalId, R | DeskRefusal>(command, async (tx) => {
      const one = id && (await this.appraisals.lock(tx, id));
      if (!one) return refused(notFound('Appraisal'));
      const resource = { organisationIds: [one.sellerId, one.buyerId] };
      const visible = allowed(tx.actor, 'appraisal.see', resource);
      const no = tx.require(action, resource, { what: 'Appraisal', visible });
      if (no) return refused(no);
      if (tx.actor.kind !== 'account') return refused({ code: 'not-permitted', action });
      return decide({ tx, one, accountId: tx.actor.accountId });
    });
  }
}
