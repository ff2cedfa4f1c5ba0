import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FileId, OrganisationId } from '@domain/kernel/id';

@Entity('organisation_documents')
export class OrganisationDocumentRow {
  @PrimaryColumn('text', { name: 'organisation_id' })
  organisationId!: OrganisationId;
  @PrimaryColumn('text', { name: 'file_id' })
  fileId!: FileId;
  @Column('integer')
  position!: number;
}
