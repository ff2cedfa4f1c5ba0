import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContractId } from '@domain/kernel/id';

@Entity('contract_documents')
export class ContractDocumentRow {
  @PrimaryColumn('text', { name: 'contract_id' }) contractId!: ContractId;
  @PrimaryColumn('integer', { name: 'terms_version' }) termsVersion!: number;
  @Column('text', { name: 'terms_hash' }) termsHash!: string;
  @Column('text') sha256!: string;
  @Column('integer') pages!: number;
  @Column('bytea') bytes!: Buffer;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
