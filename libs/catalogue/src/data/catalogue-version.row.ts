import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('catalogue_versions')
export class CatalogueVersionRow {
  @PrimaryColumn('text')
  kind!: string;
  @PrimaryColumn('text')
  code!: string;
  @PrimaryColumn('integer')
  version!: number;
  @Column('jsonb')
  facts!: unknown;
  @Column('boolean')
  retired!: boolean;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
