import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { AnswerId, DemandId, OrganisationId } from '@domain/kernel/id';
import type { BaseUnit } from '@domain/kernel/quantity';
import type { AnswerMode, Contribution } from '@domain/demands/demand';
import type { AnswerState, DemandState } from '@domain/demands/demand.transitions';
import type { QualityTerm } from '@domain/offers/offer';
import type { PriceWish } from '@domain/offers/price-wish';
import type { Json } from '@domain/offers/terms-json';

@Entity('demands')
export class DemandRow {
  @PrimaryColumn('text')
  id!: DemandId;
  @Column('text', { name: 'organisation_id' })
  organisationId!: OrganisationId;
  @Column('integer')
  version!: number;
  @Column('text')
  state!: DemandState;
  @Column('text')
  commodity!: string;
  @Column('text', { array: true })
  varieties!: string[];
  @Column('text')
  form!: string;
  @Column('text')
  unit!: BaseUnit;
  @Column('bigint', { name: 'total_milli' })
  totalMilli!: bigint;
  @Column('date', { name: 'window_from' })
  windowFrom!: CalendarDate;
  @Column('date', { name: 'window_to' })
  windowTo!: CalendarDate;
  @Column('jsonb')
  quality!: Json<QualityTerm>[];
  @Column('text', { name: 'certificate_schemes', array: true })
  certificateSchemes!: string[];
  @Column('text', { name: 'place_id' })
  placeId!: string;
  @Column('double precision', { nullable: true })
  lat!: number | null;
  @Column('double precision', { nullable: true })
  lon!: number | null;
  @Column('integer', { name: 'distance_limit_km', nullable: true })
  distanceLimitKm!: number | null;
  @Column('jsonb')
  price!: Json<PriceWish>;
  @Column('numeric', { name: 'price_amount', precision: 18, scale: 4, nullable: true })
  priceAmount!: string | null;
  @Column('jsonb')
  brings!: { kind: Contribution; note: string | null }[];
  @Column('text')
  answers!: AnswerMode;
  @Column('timestamptz', { name: 'deadline_at' })
  deadlineAt!: Date;
  @Column('bigint', { name: 'minimum_answer_milli', nullable: true })
  minimumAnswerMilli!: bigint | null;
  @Column('text', { nullable: true })
  note!: string | null;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt!: Date | null;
}

@Entity('demand_tranches')
export class DemandTrancheRow {
  @PrimaryColumn('text', { name: 'demand_id' })
  demandId!: DemandId;
  @PrimaryColumn('integer')
  position!: number;
  @Column('bigint', { name: 'quantity_milli' })
  quantityMilli!: bigint;
  @Column('date', { name: 'window_from' })
  windowFrom!: CalendarDate;
  @Column('date', { name: 'window_to' })
  windowTo!: CalendarDate;
}

/** The body of an answer stands in `body` as clear text, or in `sealedBody` as ciphertext, never in both. */
@Entity('demand_answers')
export class DemandAnswerRow {
  @PrimaryColumn('text')
  id!: AnswerId;
  @Column('text', { name: 'demand_id' })
  demandId!: DemandId;
  @Column('text', { name: 'organisation_id' })
  organisationId!: OrganisationId;
  @Column('integer')
  version!: number;
  @Column('text')
  state!: AnswerState;
  @Column('text', { nullable: true })
  body!: string | null;
  @Column('bytea', { name: 'sealed_body', nullable: true })
  sealedBody!: Buffer | null;
  @Column('text')
  receipt!: string;
  @Column('bigint', { name: 'awarded_milli', nullable: true })
  awardedMilli!: bigint | null;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
  @Column('timestamptz', { name: 'submitted_at' })
  submittedAt!: Date;
}

@Entity('demand_seal_keys')
export class DemandSealKeyRow {
  @PrimaryColumn('text', { name: 'demand_id' })
  demandId!: DemandId;
  @Column('bytea')
  key!: Buffer;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
