import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AdminLevel, AdminType, EarlierForm } from '@domain/places/admin-unit';

@Entity('admin_units')
export class AdminUnitRow {
  @PrimaryColumn('text')
  id!: string;
  @Column('text')
  code!: string;
  @Column('text')
  level!: AdminLevel;
  @Column('text')
  type!: AdminType;
  @Column('text')
  name!: string;
  @Column('text', { name: 'full_name' })
  fullName!: string;
  @Column('text', { name: 'parent_id', nullable: true })
  parentId!: string | null;
  @Column('date', { name: 'valid_from', nullable: true })
  validFrom!: string | null;
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
  @Column('double precision', { nullable: true })
  lat!: number | null;
  @Column('double precision', { nullable: true })
  lon!: number | null;
  @Column('numeric', { name: 'area_km2', nullable: true, precision: 18, scale: 4 })
  areaKm2!: string | null;
  @Column('boolean')
  island!: boolean;
  @Column('jsonb')
  earlier!: EarlierForm[];
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
