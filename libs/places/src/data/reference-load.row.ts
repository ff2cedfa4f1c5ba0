import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('reference_loads')
export class ReferenceLoadRow {
  @PrimaryColumn('text')
  name!: string;
  @Column('text', { name: 'content_hash' })
  contentHash!: string;
  @Column('timestamptz', { name: 'loaded_at' })
  loadedAt!: Date;
}
