import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { CertificateId, FileId, OrganisationId } from '@domain/kernel/id';
import type { Certificate, CertificateScheme, CertificateState } from '@domain/organisations/certificate';

@Entity('certificates')
export class CertificateRow {
  @PrimaryColumn('text')
  id!: CertificateId;
  @Column('text', { name: 'organisation_id' })
  organisationId!: OrganisationId;
  @Column('text')
  scheme!: CertificateScheme;
  @Column('text')
  number!: string;
  @Column('text')
  issuer!: string;
  @Column('text', { name: 'scope_description' })
  scopeDescription!: string;
  @Column('text', { name: 'scope_commodities', array: true })
  scopeCommodities!: string[];
  @Column('numeric', { name: 'scope_area_ha', precision: 18, scale: 4, nullable: true })
  scopeAreaHa!: string | null;
  @Column('date', { name: 'valid_from' })
  validFrom!: CalendarDate;
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: CalendarDate | null;
  @Column('text', { name: 'file_id', nullable: true })
  fileId!: FileId | null;
  @Column('text')
  state!: CertificateState;
  @Column('text', { nullable: true })
  reason!: Certificate['reason'];
  @Column('text', { nullable: true })
  note!: string | null;
  @Column('integer', { name: 'warned_days', nullable: true })
  warnedDays!: number | null;
  @Column('timestamptz', { name: 'checked_at', nullable: true })
  checkedAt!: Date | null;
  @Column('integer')
  version!: number;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
