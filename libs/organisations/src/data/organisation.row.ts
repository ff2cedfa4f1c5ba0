import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrganisationKind } from '@domain/access/actor';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { AccountId, OrganisationId } from '@domain/kernel/id';
import type { OrganisationState } from '@domain/organisations/organisation.transitions';
import type { StandingReason } from '@domain/organisations/reasons';
import type { OrganisationSector } from '@domain/organisations/sector';

@Entity('organisations')
export class OrganisationRow {
  @PrimaryColumn('text')
  id!: OrganisationId;
  @Column('text')
  kind!: OrganisationKind;
  @Column('text')
  state!: OrganisationState;
  @Column('text', { name: 'name_vi' })
  nameVi!: string;
  @Column('text', { name: 'name_en', nullable: true })
  nameEn!: string | null;
  @Column('text', { name: 'name_search' })
  nameSearch!: string;
  @Column('text', { name: 'tax_code', nullable: true })
  taxCode!: string | null;
  @Column('text', { name: 'registration_no', nullable: true })
  registrationNo!: string | null;
  @Column('date', { name: 'registered_on', nullable: true })
  registeredOn!: CalendarDate | null;
  @Column('text', { name: 'registration_authority', nullable: true })
  registrationAuthority!: string | null;
  @Column('text', { name: 'legal_representative_name', nullable: true })
  legalRepresentativeName!: string | null;
  @Column('text', { name: 'legal_representative_position', nullable: true })
  legalRepresentativePosition!: string | null;
  @Column('text', { name: 'address_text', nullable: true })
  addressText!: string | null;
  @Column('text', { name: 'admin_unit_id', nullable: true })
  adminUnitId!: string | null;
  @Column('double precision', { nullable: true })
  lat!: number | null;
  @Column('double precision', { nullable: true })
  lon!: number | null;
  @Column('text', { array: true })
  sectors!: OrganisationSector[];
  @Column('integer', { name: 'official_members', nullable: true })
  officialMembers!: number | null;
  @Column('bigint', { name: 'annual_revenue', nullable: true })
  annualRevenue!: bigint | null;
  @Column('bigint', { nullable: true })
  capital!: bigint | null;
  @Column('text', { name: 'bank_name', nullable: true })
  bankName!: string | null;
  @Column('text', { name: 'bank_account_number', nullable: true })
  bankAccountNumber!: string | null;
  @Column('text', { name: 'bank_account_holder', nullable: true })
  bankAccountHolder!: string | null;
  @Column('text', { nullable: true })
  phone!: string | null;
  @Column('text', { nullable: true })
  email!: string | null;
  @Column('text', { name: 'standing_reasons', array: true })
  standingReasons!: StandingReason[];
  @Column('text', { name: 'standing_note', nullable: true })
  standingNote!: string | null;
  @Column('text', { name: 'founder_id', nullable: true })
  founderId!: AccountId | null;
  @Column('timestamptz', { name: 'verified_at', nullable: true })
  verifiedAt!: Date | null;
  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  submittedAt!: Date | null;
  @Column('integer')
  version!: number;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
