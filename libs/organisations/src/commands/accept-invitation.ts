import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { OrganisationId } from '@domain/kernel/id';
import { notFound, type IdempotencyKeyReused, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import type { AlreadyMember, InvitationOver } from '@domain/organisations/membership';
import { AccountsReader } from '@identity/public';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { hashOfToken } from '../data/invitation-token';
import { MembersStore } from '../data/members.store';
import { OrganisationsStore } from '../data/organisations.store';

/** The invitation went to another phone or address than those of this account. */
export interface InvitationForAnother {
  readonly code: 'invitation-for-another';
}

type Refused = NotFound | NotPermitted | InvitationOver | InvitationForAnother | AlreadyMember | IdempotencyKeyReused;

/**
 * Joins an organisation by the token of an invitation. The account must have the contact that was invited, so that a
 * forwarded or stolen token lets nobody in.
 */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: OrganisationsStore,
    private readonly members: MembersStore,
    private readonly accounts: AccountsReader,
  ) {}

  run(command: Command, input: { token: string }): Promise<Outcome<OrganisationId, Refused>> {
    // The token is a secret and stays out of the idempotency record; a key alone says that it is the same request.
    return this.unitOfWork.run<OrganisationId, Refused>({ ...command, input: null }, async (tx) => {
      const no = tx.require(
        'identity.manage-own-account',
        { organisationIds: [] },
        { what: 'Invitation', visible: true },
      );
      if (no) return refused(no);
      if (tx.actor.kind !== 'account') return refused(notFound('Account'));
      const { accountId } = tx.actor;
      const invitation = await this.members.invitationByToken(tx, hashOfToken(input.token));
      const loaded = invitation && (await this.organisations.lock(tx, invitation.organisationId));
      if (!loaded) return refused(notFound('Invitation'));
      const account = (await this.accounts.byIds([accountId])).get(accountId);
      const isTheirs = invitation.phone ? account?.phone === invitation.phone : account?.email === invitation.email;
      if (!isTheirs) return refused({ code: 'invitation-for-another' });
      const { organisationId, roles } = invitation;
      const members = await this.members.of(tx, organisationId);
      if (members.some((member) => member.accountId === accountId)) return refused({ code: 'already-member' });
      if (!(await this.members.closeInvitation(tx, invitation.id, 'accepted_at'))) {
        return refused({ code: 'invitation-over' });
      }
      await this.members.add(tx, organisationId, { accountId, roles });
      await this.organisations.touch(tx, loaded, [
        { type: 'organisations.member-joined', organisationId, accountId, roles },
      ]);
      return done(organisationId);
    });
  }
}
