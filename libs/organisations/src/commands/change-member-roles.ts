import { Injectable } from '@nestjs/common';
import type { Role } from '@domain/access/actor';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type OrganisationId } from '@domain/kernel/id';
import {
  notFound,
  type IdempotencyKeyReused,
  type InvalidInput,
  type NotFound,
  type NotPermitted,
} from '@domain/kernel/refusals';
import { lastManagerLost, readRoles, type LastManager } from '@domain/organisations/membership';
import { mayKnow } from '@domain/organisations/visibility';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { MembersStore } from '../data/members.store';
import { OrganisationsStore } from '../data/organisations.store';

export interface ChangeMemberRolesInput {
  readonly organisationId: string;
  readonly accountId: string;
  readonly roles: readonly Role[];
}

type Refused = InvalidInput | NotFound | NotPermitted | LastManager | IdempotencyKeyReused;

/** Gives a member other roles. Counts from their next request on. */
@Injectable()
export class ChangeMemberRoles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: OrganisationsStore,
    private readonly members: MembersStore,
  ) {}

  run(command: Command, input: ChangeMemberRolesInput): Promise<Outcome<OrganisationId, Refused>> {
    return this.unitOfWork.run<OrganisationId, Refused>(command, async (tx) => {
      const id = parseId('organisation', input.organisationId);
      const loaded = id && (await this.organisations.lock(tx, id));
      if (!loaded) return refused(notFound('Organisation'));
      const { id: organisationId, kind } = loaded.organisation;
      const seen = { what: 'Organisation', visible: mayKnow(tx.actor, loaded.organisation) };
      const no = tx.require('organisations.manage-members', { organisationIds: [organisationId] }, seen);
      if (no) return refused(no);
      const roles = readRoles(kind, input.roles);
      if ('code' in roles) return refused(roles);
      const members = await this.members.of(tx, organisationId);
      const member = members.find(({ accountId }) => accountId === input.accountId);
      if (!member) return refused(notFound('Member'));
      const { accountId } = member;
      const lost = lastManagerLost(kind, members, { accountId, roles });
      if (lost) return refused(lost);
      if (roles.join() === member.roles.join()) return done(organisationId);
      await this.members.setRoles(tx, organisationId, { accountId, roles });
      await this.organisations.touch(tx, loaded, [
        { type: 'organisations.role-changed', organisationId, accountId, roles },
      ]);
      return done(organisationId);
    });
  }
}
