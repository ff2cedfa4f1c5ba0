import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '@domain/access/actor';
import type { AccountId, Id, OrganisationId } from '@domain/kernel/id';

@Entity('memberships')
export class MembershipRow {
  @PrimaryColumn('text')
  id!: Id<'membership'>;
  @Column('text', { name: 'organisation_id' })
  organisationId!: OrganisationId;
  @Column('text', { name: 'account_id' })
  accountId!: AccountId;
  @Column('text', { array: true })
  roles!: Role[];
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
