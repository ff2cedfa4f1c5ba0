import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrganisationId } from '@domain/kernel/id';

@Entity('organisation_counterparties')
export class OrganisationCounterpartyRow {
  @PrimaryColumn('text', { name: 'organisation_id' })
  organisationId!: OrganisationId;
  @PrimaryColumn('text', { name: 'counterparty_id' })
  counterpartyId!: OrganisationId;
  @Column('timestamptz')
  since!: Date;
}
