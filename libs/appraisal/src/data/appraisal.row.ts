import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProposedOpinion } from '@domain/appraisal/appraisal';
import type { AppraisalState } from '@domain/appraisal/appraisal.transitions';
import type { SlaClock } from '@domain/appraisal/sla-clock';
import type { AccountId, AppraisalId, ContractId, OrganisationId } from '@domain/kernel/id';

@Entity('appraisals')
export class AppraisalRow {
  @PrimaryColumn('text') id!: AppraisalId;
  @Column('integer') version!: number;
  @Column('text', { name: 'contract_id' }) contractId!: ContractId;
  @Column('text', { name: 'terms_hash' }) termsHash!: string;
  @Column('text', { name: 'seller_id' }) sellerId!: OrganisationId;
  @Column('text', { name: 'buyer_id' }) buyerId!: OrganisationId;
  @Column('bigint', { nullable: true }) value!: bigint | null;
  @Column('text') state!: AppraisalState;
  @Column('jsonb') clock!: SlaClock;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('text', { name: 'advisor_id', nullable: true }) advisorId!: AccountId | null;
  @Column('text', { name: 'second_advisor_id', nullable: true }) secondAdvisorId!: AccountId | null;
  @Column('jsonb', { nullable: true }) proposed!: ProposedOpinion | null;
  @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
}
