import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('yield_bounds')
export class YieldBoundRow {
  @PrimaryColumn('text')
  code!: string;
  @Column('integer')
  version!: number;
  @Column('text')
  commodity!: string;
  @Column('text', { nullable: true })
  season!: string | null;
  @Column('numeric', { precision: 18, scale: 4 })
  least!: string;
  @Column('numeric', { precision: 18, scale: 4 })
  most!: string;
  @Column('jsonb')
  facts!: unknown;
  @Column('boolean')
  retired!: boolean;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
