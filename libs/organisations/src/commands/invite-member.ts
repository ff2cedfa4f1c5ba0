import { Injectable } from '@nestjs/common';
import type { Role } from '@domain/access/actor';
import { parseContact } from '@domain/identity/contact';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type InvitationId } from '@domain/kernel/id';
import {
  invalidInput,
  issue,
  notFound,
  type IdempotencyKeyReused,
  type InvalidInput,
  type NotFound,
  type NotPermitted,
} from '@domain/kernel/refusals';
import { stateAgainst, type WrongOrganisationState } from '@domain/organisations/decide-organisation';
import { INVITATION_LIFETIME_MS, readRoles, type AlreadyMember } from '@domain/organisations/membership';
import { mayKnow } from '@domain/organisations/visibility';
import { AccountCreator, CodeDelivery } from '@identity/public';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { hashOfToken, newInvitationToken } from '../data/invitation-token';
import { MembersStore } from '../data/members.store';
import { OrganisationsStore } from '../data/organisations.store';

export interface InviteMemberInput {
  readonly organisationId: string;
  /** Phone or e-mail as typed. */
  readonly contact: string;
  readonly roles: readonly Role[];
}

type Refused = InvalidInput | NotFound | NotPermitted | WrongOrganisationState | AlreadyMember | IdempotencyKeyReused;

/** Invites whoever has a phone or an e-mail address; the token goes there and nowhere else. */
@Injectable()
export class InviteMember {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: OrganisationsStore,
    private readonly members: MembersStore,
    private readonly accounts: AccountCreator,
    private readonly delivery: CodeDelivery,
  ) {}

  async run(command: Command, input: InviteMemberInput, locale: 'vi' | 'en'): Promise<Outcome<InvitationId, Refused>> {
    const contact = parseContact(input.contact);
    if (!contact) return refused(invalidInput(issue('contact', 'not-a-contact')));
    const to = {
      phone: contact.kind === 'PHONE' ? contact.value : null,
      email: contact.kind === 'EMAIL' ? contact.value : null,
    };
    const token = newInvitationToken();
    let isNew = false;
    const outcome = await this.unitOfWork.run<InvitationId, Refused>(command, async (tx) => {
      isNew = false;
      const id = parseId('organisation', input.organisationId);
      const loaded = id && (await this.organisations.lock(tx, id));
      if (!loaded) return refused(notFound('Organisation'));
      const { organisation } = loaded;
      const seen = { what: 'Organisation', visible: mayKnow(tx.actor, organisation) };
      const no = tx.require('organisations.invite-member', { organisationIds: [organisation.id] }, seen);
      if (no) return refused(no);
      if (tx.actor.kind !== 'account') return refused(notFound('Account'));
      const wrong = stateAgainst(organisation, 'INVITE_MEMBER');
      if (wrong) return refused(wrong);
      const roles = readRoles(organisation.kind, input.roles);
      if ('code' in roles) return refused(roles);
      const accountId = await this.accounts.idOf(tx, to);
      const members = await this.members.of(tx, organisation.id);
      if (members.some((member) => member.accountId === accountId)) return refused({ code: 'already-member' });
      const invitationId = await this.members.invite(tx, {
        ...to,
        organisationId: organisation.id,
        roles,
        tokenHash: hashOfToken(token),
        invitedBy: tx.actor.accountId,
        expiresAt: new Date(tx.now + INVITATION_LIFETIME_MS),
      });
      await this.organisations.touch(tx, loaded, [
        { type: 'organisations.member-invited', organisationId: organisation.id, invitationId, roles },
      ]);
      isNew = true;
      return done(invitationId);
    });
    if (outcome.ok && isNew) {
      this.delivery.deliver({ to: { accountId: null, ...to }, use: 'INVITATION', code: token, locale });
    }
    return outcome;
  }
}
