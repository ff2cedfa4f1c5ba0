import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('varieties')
export class VarietyRow {
  @PrimaryColumn('text')
  code!: string;
  @Column('integer')
  version!: number;
  @Column('text')
  commodity!: string;
  @Column('text', { name: 'name_vi' })
  nameVi!: string;
  @Column('text', { name: 'name_en' })
  nameEn!: string;
  @Column('jsonb')
  facts!: unknown;
  @Column('boolean')
  retired!: boolean;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
