import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type OrganisationId } from '@domain/kernel/id';
import { notFound, type IdempotencyKeyReused, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import type { InvitationOver } from '@domain/organisations/membership';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { MembersStore } from '../data/members.store';
import { OrganisationsStore } from '../data/organisations.store';

type Refused = NotFound | NotPermitted | InvitationOver | IdempotencyKeyReused;

/** Takes an invitation back before it is accepted. */
@Injectable()
export class RevokeInvitation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: OrganisationsStore,
    private readonly members: MembersStore,
  ) {}

  run(command: Command, input: { invitationId: string }): Promise<Outcome<OrganisationId, Refused>> {
    return this.unitOfWork.run<OrganisationId, Refused>(command, async (tx) => {
      const id = parseId('invitation', input.invitationId);
      const invitation = id && (await this.members.invitation(tx, id));
      const loaded = invitation && (await this.organisations.lock(tx, invitation.organisationId));
      if (!loaded) return refused(notFound('Invitation'));
      const { organisationId } = invitation;
      const seen = { what: 'Invitation', visible: false };
      const no = tx.require('organisations.invite-member', { organisationIds: [organisationId] }, seen);
      if (no) return refused(no);
      if (!(await this.members.closeInvitation(tx, invitation.id, 'revoked_at'))) {
        return refused({ code: 'invitation-over' });
      }
      await this.organisations.touch(tx, loaded, [
        { type: 'organisations.invitation-revoked', organisationId, invitationId: invitation.id },
      ]);
      return done(organisationId);
    });
  }
}
