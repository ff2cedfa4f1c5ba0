import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Side } from '@domain/contracts/contract';
import type { AccountId, ContractId, FileId, Id, OrganisationId } from '@domain/kernel/id';

@Entity('contract_terms')
export class ContractTermsRow {
  @PrimaryColumn('text', { name: 'contract_id' }) contractId!: ContractId;
  @PrimaryColumn('integer', { name: 'terms_version' }) termsVersion!: number;
  @Column('text') hash!: string;
  @Column('text') canonical!: string;
  @Column('text', { name: 'proposed_by' }) proposedBy!: OrganisationId;
  @Column('text', { name: 'account_id', nullable: true }) accountId!: AccountId | null;
  @Column('text', { nullable: true }) message!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

@Entity('contract_signatures')
export class ContractSignatureRow {
  @PrimaryColumn('text', { name: 'contract_id' }) contractId!: ContractId;
  @PrimaryColumn('integer', { name: 'terms_version' }) termsVersion!: number;
  @PrimaryColumn('text') side!: Side;
  @Column('text', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('text', { name: 'account_id' }) accountId!: AccountId;
  @Column('text', { name: 'terms_hash' }) termsHash!: string;
  @Column('timestamptz', { name: 'signed_at' }) signedAt!: Date;
  @Column('text') method!: 'ONE_TIME_CODE' | 'DIGITAL_SIGNATURE' | 'PAPER';
  @Column('text') statement!: string;
  @Column('text', { name: 'challenge_id', nullable: true }) challengeId!: string | null;
  @Column('text', { name: 'sent_to', nullable: true }) sentTo!: string | null;
  @Column('text', { name: 'address_hash' }) addressHash!: string;
  @Column('text', { name: 'user_agent' }) userAgent!: string;
  @Column('text', { name: 'request_id', nullable: true }) requestId!: string | null;
}

@Entity('contract_comments')
export class ContractCommentRow {
  @PrimaryColumn('text') id!: Id<'comment'>;
  @Column('text', { name: 'contract_id' }) contractId!: ContractId;
  @Column('text', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('text', { name: 'account_id' }) accountId!: AccountId;
  @Column('integer', { name: 'terms_version' }) termsVersion!: number;
  @Column('text', { nullable: true }) path!: string | null;
  @Column('text') body!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

@Entity('contract_attachments')
export class ContractAttachmentRow {
  @PrimaryColumn('text', { name: 'contract_id' }) contractId!: ContractId;
  @PrimaryColumn('text', { name: 'file_id' }) fileId!: FileId;
  @Column('text', { name: 'organisation_id' }) organisationId!: OrganisationId;
  @Column('text', { name: 'account_id' }) accountId!: AccountId;
  @Column('integer', { name: 'terms_version' }) termsVersion!: number;
  @Column('text', { nullable: true }) path!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
