import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('commodities')
export class CommodityRow {
  @PrimaryColumn('text')
  code!: string;
  @Column('integer')
  version!: number;
  @Column('text')
  sector!: string;
  @Column('text', { name: 'base_unit' })
  baseUnit!: string;
  @Column('text', { name: 'name_vi' })
  nameVi!: string;
  @Column('text', { name: 'name_en' })
  nameEn!: string;
  @Column('integer', { name: 'pickup_delay_hours' })
  pickupDelayHours!: number;
  @Column('jsonb')
  facts!: unknown;
  @Column('boolean')
  retired!: boolean;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
