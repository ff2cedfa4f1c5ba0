import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type OrganisationId } from '@domain/kernel/id';
import { notFound, type IdempotencyKeyReused, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import { lastManagerLost, type LastManager } from '@domain/organisations/membership';
import { mayKnow } from '@domain/organisations/visibility';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { MembersStore } from '../data/members.store';
import { OrganisationsStore } from '../data/organisations.store';

export interface RemoveMemberInput {
  readonly organisationId: string;
  /** Oneself, to leave. */
  readonly accountId: string;
}

type Refused = NotFound | NotPermitted | LastManager | IdempotencyKeyReused;

/** Ends a membership: a manager removes somebody, or a member leaves. */
@Injectable()
export class RemoveMember {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: OrganisationsStore,
    private readonly members: MembersStore,
  ) {}

  run(command: Command, input: RemoveMemberInput): Promise<Outcome<OrganisationId, Refused>> {
    return this.unitOfWork.run<OrganisationId, Refused>(command, async (tx) => {
      const id = parseId('organisation', input.organisationId);
      const loaded = id && (await this.organisations.lock(tx, id));
      if (!loaded) return refused(notFound('Organisation'));
      const { id: organisationId, kind } = loaded.organisation;
      const byThemselves = tx.actor.kind === 'account' && tx.actor.accountId === input.accountId;
      const no = tx.require(
        byThemselves ? 'identity.manage-own-account' : 'organisations.manage-members',
        { organisationIds: [organisationId] },
        { what: 'Organisation', visible: mayKnow(tx.actor, loaded.organisation) },
      );
      if (no) return refused(no);
      const members = await this.members.of(tx, organisationId);
      const member = members.find(({ accountId }) => accountId === input.accountId);
      if (!member) return refused(notFound('Member'));
      const { accountId } = member;
      const lost = lastManagerLost(kind, members, { accountId, roles: [] });
      if (lost) return refused(lost);
      await this.members.end(tx, organisationId, accountId);
      await this.organisations.touch(tx, loaded, [
        { type: 'organisations.member-left', organisationId, accountId, byThemselves },
      ]);
      return done(organisationId);
    });
  }
}
