import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('admin_unit_successions')
export class AdminUnitSuccessionRow {
  @PrimaryColumn('text', { name: 'from_id' })
  fromId!: string;
  @PrimaryColumn('text', { name: 'to_id' })
  toId!: string;
  @Column('text')
  kind!: 'WHOLE' | 'PART';
}
