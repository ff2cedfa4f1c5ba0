import { Injectable } from '@nestjs/common';
import type { Role } from '@domain/access/actor';
import type { AccountId, InvitationId, OrganisationId } from '@domain/kernel/id';
import type { Member } from '@domain/organisations/membership';
import type { Transaction } from '@platform/database/transaction';
import { InvitationRow } from './invitation.row';
import { MembershipRow } from './membership.row';

/** Members and invitations inside a transaction. The organisation's row is locked by the caller. */
@Injectable()
export class MembersStore {
  of(tx: Transaction, organisationId: OrganisationId): Promise<Member[]> {
    return tx.read<Member>(
      `SELECT account_id AS "accountId", roles FROM memberships WHERE organisation_id = $1 AND ended_at IS NULL ORDER BY id`,
      [organisationId],
    );
  }

  async add(tx: Transaction, organisationId: OrganisationId, member: Member): Promise<void> {
    await tx.insert(MembershipRow, {
      id: tx.newId('membership'),
      organisationId,
      accountId: member.accountId,
      roles: [...member.roles],
      createdAt: tx.nowAt,
      endedAt: null,
    });
  }

  async setRoles(tx: Transaction, organisationId: OrganisationId, { accountId, roles }: Member): Promise<void> {
    await tx.write(
      'UPDATE memberships SET roles = $3 WHERE organisation_id = $1 AND account_id = $2 AND ended_at IS NULL',
      [organisationId, accountId, roles],
    );
  }

  async end(tx: Transaction, organisationId: OrganisationId, accountId: AccountId): Promise<void> {
    await tx.write(
      'UPDATE memberships SET ended_at = $3 WHERE organisation_id = $1 AND account_id = $2 AND ended_at IS NULL',
      [organisationId, accountId, tx.nowAt],
    );
  }

  async invite(
    tx: Transaction,
    invitation: Omit<InvitationRow, 'id' | 'createdAt' | 'acceptedAt' | 'revokedAt' | 'roles'> & {
      roles: readonly Role[];
    },
  ): Promise<InvitationId> {
    const id = tx.newId('invitation');
    const fresh = { id, createdAt: tx.nowAt, acceptedAt: null, revokedAt: null };
    await tx.insert(InvitationRow, { ...invitation, ...fresh, roles: [...invitation.roles] });
    return id;
  }

  invitation(tx: Transaction, id: InvitationId): Promise<InvitationRow | null> {
    return tx.find(InvitationRow, { id });
  }

  invitationByToken(tx: Transaction, tokenHash: string): Promise<InvitationRow | null> {
    return tx.find(InvitationRow, { tokenHash });
  }

  /** Whether it was still open; it is not any more. */
  async closeInvitation(tx: Transaction, id: InvitationId, how: 'accepted_at' | 'revoked_at'): Promise<boolean> {
    const closed = await tx.write(
      `UPDATE invitations SET ${how} = $2
       WHERE id = $1 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > $2 RETURNING 1`,
      [id, tx.nowAt],
    );
    return closed.length > 0;
  }
}
