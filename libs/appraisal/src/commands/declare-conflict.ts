import { Injectable } from '@nestjs/common';
import { TIE_KINDS, type TieKind } from '@domain/appraisal/conflict-of-interest';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type AccountId } from '@domain/kernel/id';
import { invalidInput, issue, notFound } from '@domain/kernel/refusals';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { OrganisationsReader } from '@organisations/public';
import { ContractsReader } from '@contracts/public';
import { AdvisorFactsStore } from '../data/advisor-facts.store';
import type { DeskRefusal } from './on-appraisal';

export interface DeclareConflictInput {
  readonly organisationId?: string | null;
  /** With FAMILY, FINANCIAL, FORMER_EMPLOYER or OTHER. */
  readonly kind?: TieKind | null;
  readonly since?: CalendarDate | null;
  readonly until?: CalendarDate | null;
  /** A contract that the advisor helped to draft, instead of an organisation. */
  readonly contractId?: string | null;
}

/** An advisor says where they are not free. It can not be taken back, only ended by a day. */
@Injectable()
export class DeclareConflict {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly advisors: AdvisorFactsStore,
    private readonly organisations: OrganisationsReader,
    private readonly contracts: ContractsReader,
  ) {}

  async run(command: Command, input: DeclareConflictInput): Promise<Outcome<AccountId, DeskRefusal>> {
    return this.unitOfWork.run<AccountId, DeskRefusal>(command, async (tx) => {
      const no = tx.require(
        'appraisal.declare-conflict',
        { organisationIds: [] },
        { what: 'Organisation', visible: true },
      );
      if (no) return refused(no);
      if (tx.actor.kind !== 'account') return refused({ code: 'not-permitted', action: 'appraisal.declare-conflict' });
      const { accountId } = tx.actor;
      const until = input.until ?? null;
      const since = input.since ?? tx.today();
      if (until !== null && until < since) return refused(invalidInput(issue('until', 'dates-out-of-order')));
      if (input.contractId) {
        const contractId = parseId('contract', input.contractId);
        const contract = contractId && (await this.contracts.subjectInTransaction(tx, contractId));
        if (!contract) return refused(notFound('Contract'));
        await this.advisors.declare(tx, {
          accountId,
          organisationId: null,
          contractId: contract.id,
          kind: 'HELPED_DRAFT',
          since,
          until,
        });
        return done(accountId);
      }
      const organisationId = input.organisationId ? parseId('organisation', input.organisationId) : null;
      if (!organisationId)
        return refused(invalidInput(issue('organisationId', input.organisationId ? 'bad-id' : 'required')));
      if (!input.kind || !TIE_KINDS.includes(input.kind)) return refused(invalidInput(issue('kind', 'required')));
      const known = await this.organisations.inTransaction(tx, [organisationId]);
      if (!known.has(organisationId)) return refused(notFound('Organisation'));
      await this.advisors.declare(tx, { accountId, organisationId, contractId: null, kind: input.kind, since, until });
      return done(accountId);
    });
  }
}
