import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '@domain/access/actor';
import type { AccountId, InvitationId, OrganisationId } from '@domain/kernel/id';

@Entity('invitations')
export class InvitationRow {
  @PrimaryColumn('text')
  id!: InvitationId;
  @Column('text', { name: 'organisation_id' })
  organisationId!: OrganisationId;
  @Column('text', { nullable: true })
  phone!: string | null;
  @Column('text', { nullable: true })
  email!: string | null;
  @Column('text', { array: true })
  roles!: Role[];
  @Column('text', { name: 'token_hash' })
  tokenHash!: string;
  @Column('text', { name: 'invited_by' })
  invitedBy!: AccountId;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;
  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt!: Date | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
