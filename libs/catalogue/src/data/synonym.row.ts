import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('synonyms')
export class SynonymRow {
  @PrimaryColumn('text')
  code!: string;
  @Column('integer')
  version!: number;
  @Column('boolean')
  same!: boolean;
  @Column('text', { array: true })
  words!: string[];
  @Column('jsonb')
  facts!: unknown;
  @Column('boolean')
  retired!: boolean;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
