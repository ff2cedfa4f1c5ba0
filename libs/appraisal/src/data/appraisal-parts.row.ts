import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Advice } from '@domain/appraisal/advice';
import type { Evidence, FindingStatus, Suggestion } from '@domain/appraisal/finding';
import type { Severity } from '@domain/appraisal/severity';
import type { AccountId, AppraisalId, ContractId, Id, OrganisationId } from '@domain/kernel/id';

@Entity('appraisal_findings')
export class FindingRow {
  @PrimaryColumn('text') id!: Id<'finding'>;
  @Column('text', { name: 'appraisal_id' }) appraisalId!: AppraisalId;
  @Column('text', { name: 'rule_id' }) ruleId!: string;
  @Column('text', { name: 'checklist_version' }) checklistVersion!: string;
  @Column('text') origin!: 'MACHINE' | 'HUMAN';
  @Column('text') severity!: Severity;
  @Column('text') path!: string;
  @Column('text') code!: string;
  @Column('jsonb') evidence!: Evidence;
  @Column('text', { name: 'legal_basis', array: true }) legalBasis!: string[];
  @Column('jsonb', { nullable: true }) suggestion!: Suggestion | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('text') status!: FindingStatus;
  @Column('text', { name: 'status_reason', nullable: true }) statusReason!: string | null;
  @Column('date', { name: 'found_on' }) foundOn!: string;
}

@Entity('appraisal_questions')
export class QuestionRow {
  @PrimaryColumn('text') id!: Id<'appraisalQuestion'>;
  @Column('text', { name: 'appraisal_id' }) appraisalId!: AppraisalId;
  @Column('text', { name: 'asked_by' }) askedBy!: AccountId;
  @Column('text') question!: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date;
  @Column('text', { name: 'answered_for', nullable: true }) answeredFor!: OrganisationId | null;
  @Column('text', { name: 'answered_by', nullable: true }) answeredBy!: AccountId | null;
  @Column('text', { nullable: true }) answer!: string | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null;
}

@Entity('opinion_numbers')
export class OpinionNumberRow {
  @PrimaryColumn('integer') year!: number;
  @Column('integer') last!: number;
}

@Entity('opinions')
export class OpinionRow {
  @PrimaryColumn('text') id!: Id<'opinion'>;
  @Column('text') number!: string;
  @Column('text', { name: 'appraisal_id' }) appraisalId!: AppraisalId;
  @Column('text', { name: 'contract_id' }) contractId!: ContractId;
  @Column('text', { name: 'terms_hash' }) termsHash!: string;
  @Column('text', { name: 'checklist_version' }) checklistVersion!: string;
  @Column('integer') score!: number;
  @Column('text') advice!: Advice;
  @Column('text', { name: 'computed_advice' }) computedAdvice!: Advice;
  @Column('text', { name: 'override_reason', nullable: true }) overrideReason!: string | null;
  @Column('text') summary!: string;
  @Column('text', { name: 'advisor_id' }) advisorId!: AccountId;
  @Column('text', { name: 'second_advisor_id', nullable: true }) secondAdvisorId!: AccountId | null;
  @Column('date', { name: 'given_on' }) givenOn!: string;
}

@Entity('advisor_ties')
export class AdvisorTieRow {
  @PrimaryColumn('text') id!: Id<'tie'>;
  @Column('text', { name: 'account_id' }) accountId!: AccountId;
  @Column('text', { name: 'organisation_id', nullable: true }) organisationId!: OrganisationId | null;
  @Column('text', { name: 'contract_id', nullable: true }) contractId!: ContractId | null;
  @Column('text') kind!: 'FAMILY' | 'FINANCIAL' | 'FORMER_EMPLOYER' | 'OTHER' | 'HELPED_DRAFT';
  @Column('date') since!: string;
  @Column('date', { nullable: true }) until!: string | null;
  @Column('timestamptz', { name: 'declared_at' }) declaredAt!: Date;
}
