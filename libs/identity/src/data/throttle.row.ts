import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ThrottleName } from '@domain/identity/throttle';

@Entity('throttles')
export class ThrottleRow {
  @PrimaryColumn('text')
  name!: ThrottleName;
  @PrimaryColumn('text')
  key!: string;
  @Column('integer')
  count!: number;
  @Column('timestamptz', { name: 'last_at' })
  lastAt!: Date;
}
