import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, FileId, OrganisationId } from '@domain/kernel/id';
import type { FilePurpose } from '../public';

@Entity('files')
export class FileRow {
  @PrimaryColumn('text')
  id!: FileId;
  @Column('text', { name: 'account_id' })
  accountId!: AccountId;
  @Column('text')
  purpose!: FilePurpose;
  @Column('text')
  state!: 'STAGED' | 'ATTACHED';
  @Column('text')
  name!: string;
  @Column('text', { name: 'media_type' })
  mediaType!: string;
  @Column('integer', { name: 'size_bytes' })
  sizeBytes!: number;
  @Column('text')
  sha256!: string;
  @Column('text', { name: 'attached_to', nullable: true })
  attachedTo!: string | null;
  @Column('text', { name: 'organisation_id', nullable: true })
  organisationId!: OrganisationId | null;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
  @Column('timestamptz', { name: 'attached_at', nullable: true })
  attachedAt!: Date | null;
}
