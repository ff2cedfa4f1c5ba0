import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { ContractId, LinkId, OrganisationId } from '@domain/kernel/id';
import type { BaseUnit } from '@domain/kernel/quantity';
import type { LinkOrigin, LinkState } from '@domain/value-chain/chain-link';
import type { LinkKind } from '@domain/value-chain/link-kind';

/** What the facts of a link come to, kept so that lists are found by index. */
@Entity('chain_links')
export class ChainLinkRow {
  @PrimaryColumn({ type: 'text' })
  id!: LinkId;

  @Column({ name: 'supplier_id', type: 'text' })
  supplierId!: OrganisationId;

  @Column({ name: 'receiver_id', type: 'text' })
  receiverId!: OrganisationId;

  @Column({ type: 'text' })
  kind!: LinkKind;

  @Column({ type: 'text', nullable: true })
  commodity!: string | null;

  @Column({ type: 'text' })
  origin!: LinkOrigin;

  @Column({ type: 'text' })
  state!: LinkState;

  @Column({ name: 'declared_by', type: 'text', nullable: true })
  declaredBy!: OrganisationId | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: CalendarDate;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo!: CalendarDate | null;

  @Column({ name: 'contract_ids', type: 'text', array: true })
  contractIds!: ContractId[];

  @Column({ name: 'shown_by', type: 'text', array: true })
  shownBy!: OrganisationId[];

  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}

@Entity('chain_link_facts')
export class ChainLinkFactRow {
  @PrimaryColumn({ name: 'link_id', type: 'text' })
  linkId!: LinkId;

  @PrimaryColumn({ type: 'integer' })
  seq!: number;

  @Column({ type: 'text' })
  kind!: 'STATE' | 'CONTRACT' | 'CONTRACT_ENDED' | 'SHOWN' | 'HIDDEN' | 'DELIVERED' | 'PAID';

  @Column({ name: 'effective_on', type: 'date' })
  effectiveOn!: CalendarDate;

  @Column({ type: 'text', nullable: true })
  state!: LinkState | null;

  @Column({ name: 'organisation_id', type: 'text', nullable: true })
  organisationId!: OrganisationId | null;

  @Column({ name: 'contract_id', type: 'text', nullable: true })
  contractId!: ContractId | null;

  @Column({ name: 'contract_ends_on', type: 'date', nullable: true })
  contractEndsOn!: CalendarDate | null;

  @Column({ type: 'text', nullable: true })
  season!: string | null;

  @Column({ name: 'linkage_form', type: 'integer', nullable: true })
  linkageForm!: number | null;

  @Column({ type: 'text', nullable: true })
  unit!: BaseUnit | null;

  @Column({ name: 'contracted_milli', type: 'bigint', nullable: true })
  contractedMilli!: bigint | null;

  @Column({ name: 'contracted_value', type: 'bigint', nullable: true })
  contractedValue!: bigint | null;

  @Column({ name: 'delivered_milli', type: 'bigint', nullable: true })
  deliveredMilli!: bigint | null;

  @Column({ name: 'paid_value', type: 'bigint', nullable: true })
  paidValue!: bigint | null;

  @Column({ name: 'paid_on_time_value', type: 'bigint', nullable: true })
  paidOnTimeValue!: bigint | null;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}
