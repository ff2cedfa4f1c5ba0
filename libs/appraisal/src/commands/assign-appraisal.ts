import { Injectable } from '@nestjs/common';
import { assign, type AssignmentRefusal } from '@domain/appraisal/decide-appraisal';
import type { Role } from '@domain/access/actor';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type AccountId, type AppraisalId } from '@domain/kernel/id';
import { notFound } from '@domain/kernel/refusals';
import type { Command } from '@platform/database/unit-of-work';
import { OrganisationsReader } from '@organisations/public';
import { AdvisorFactsStore } from '../data/advisor-facts.store';
import { AppraisalStore } from '../data/appraisal.store';
import { OnAppraisal, type AtCase, type DeskRefusal } from './on-appraisal';

export interface TakeAppraisalInput {
  readonly appraisalId: string;
  readonly asSecond?: boolean | null;
}
export interface AssignAppraisalInput extends TakeAppraisalInput {
  readonly advisorId: string;
}

const ADVISING: readonly Role[] = ['ADVISOR', 'LEAD_ADVISOR', 'ADMINISTRATOR'];

/** Gives a case to somebody, unless a conflict of interest stands against it. */
@Injectable()
export class GiveCase {
  constructor(
    private readonly appraisals: AppraisalStore,
    private readonly advisors: AdvisorFactsStore,
  ) {}

  async to(
    at: AtCase,
    advisorId: AccountId,
    how: { asSecond: boolean; mayReplace: boolean },
  ): Promise<Outcome<AppraisalId, AssignmentRefusal>> {
    const conflict = await this.advisors.conflict(at.tx, at.one, advisorId);
    const decision = assign(at.one, advisorId, { ...how, conflict });
    if (!decision.ok) return decision;
    await this.appraisals.save(at.tx, { ...decision.state, version: at.one.version }, decision.events);
    return done(at.one.id);
  }
}

/** An advisor takes a case from the desk. */
@Injectable()
export class TakeAppraisal {
  constructor(
    private readonly onAppraisal: OnAppraisal,
    private readonly give: GiveCase,
  ) {}

  run(command: Command, input: TakeAppraisalInput): Promise<Outcome<AppraisalId, DeskRefusal | AssignmentRefusal>> {
    return this.onAppraisal.run<AssignmentRefusal>(command, input.appraisalId, 'appraisal.take', (at) =>
      this.give.to(at, at.accountId, { asSecond: input.asSecond ?? false, mayReplace: false }),
    );
  }
}

/** A lead gives a case to an advisor, or takes it from one for another. */
@Injectable()
export class AssignAppraisal {
  constructor(
    private readonly onAppraisal: OnAppraisal,
    private readonly give: GiveCase,
    private readonly organisations: OrganisationsReader,
  ) {}

  run(command: Command, input: AssignAppraisalInput): Promise<Outcome<AppraisalId, DeskRefusal | AssignmentRefusal>> {
    type Refused = DeskRefusal | AssignmentRefusal;
    return this.onAppraisal.run<Refused>(command, input.appraisalId, 'appraisal.assign', async (at) => {
      const advisorId = parseId('account', input.advisorId);
      if (!advisorId || !(await this.isAdvisor(advisorId))) return refused(notFound('Advisor'));
      return this.give.to(at, advisorId, { asSecond: input.asSecond ?? false, mayReplace: true });
    });
  }

  private async isAdvisor(accountId: AccountId): Promise<boolean> {
    const alliances = await this.organisations.idsOfKind('ALLIANCE');
    const members = await this.organisations.membersOf(alliances);
    return [...members.values()]
      .flat()
      .some((member) => member.accountId === accountId && member.roles.some((role) => ADVISING.includes(role)));
  }
}
