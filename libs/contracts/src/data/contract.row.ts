import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContractState } from '@domain/contracts/contract.transitions';
import type { Appraised, TerminationRequest } from '@domain/contracts/contract';
import type { ContractId, DemandId, HoldId, OfferId, OrganisationId } from '@domain/kernel/id';

@Entity('contracts')
export class ContractRow {
  @PrimaryColumn('text') id!: ContractId;
  @Column('integer') version!: number;
  @Column('text') state!: ContractState;
  @Column('text', { name: 'seller_id' }) sellerId!: OrganisationId;
  @Column('text', { name: 'buyer_id' }) buyerId!: OrganisationId;
  @Column('text', { name: 'offer_id', nullable: true }) offerId!: OfferId | null;
  @Column('text', { name: 'demand_id', nullable: true }) demandId!: DemandId | null;
  @Column('text', { name: 'proposed_by' }) proposedBy!: OrganisationId;
  @Column('integer', { name: 'terms_version' }) termsVersion!: number;
  @Column('text', { name: 'terms_hash' }) termsHash!: string;
  @Column('text', { name: 'turn_of', nullable: true }) turnOf!: OrganisationId | null;
  @Column('timestamptz', { name: 'deadline_at', nullable: true }) deadlineAt!: Date | null;
  @Column('text', { name: 'hold_id', nullable: true }) holdId!: HoldId | null;
  @Column('jsonb', { nullable: true }) appraised!: Appraised | null;
  @Column('date', { name: 'signed_on', nullable: true }) signedOn!: string | null;
  @Column('text', { name: 'coop_regime', nullable: true }) coopRegime!: string | null;
  @Column('text', { name: 'linkage_regime', nullable: true }) linkageRegime!: string | null;
  @Column('jsonb', { name: 'termination_request', nullable: true }) terminationRequest!: TerminationRequest | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
  @Column('text', { nullable: true }) commodity!: string | null;
  @Column('bigint', { name: 'estimated_value', nullable: true }) estimatedValue!: bigint | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}
