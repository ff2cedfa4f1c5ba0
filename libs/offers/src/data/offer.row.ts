import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { CertificateId, FileId, OfferId, OrganisationId } from '@domain/kernel/id';
import type { BaseUnit } from '@domain/kernel/quantity';
import type { QualityTerm } from '@domain/offers/offer';
import type { OfferState } from '@domain/offers/offer.transitions';
import type { PriceWish } from '@domain/offers/price-wish';
import type { Json } from '@domain/offers/terms-json';

@Entity('offers')
export class OfferRow {
  @PrimaryColumn({ type: 'text' })
  id!: OfferId;

  @Column({ name: 'organisation_id', type: 'text' })
  organisationId!: OrganisationId;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  state!: OfferState;

  @Column({ type: 'text' })
  commodity!: string;

  @Column({ type: 'text', nullable: true })
  variety!: string | null;

  @Column({ type: 'text' })
  form!: string;

  @Column({ type: 'text', nullable: true })
  season!: string | null;

  @Column({ type: 'text' })
  unit!: BaseUnit;

  @Column({ name: 'volume_kind', type: 'text' })
  volumeKind!: 'FIXED' | 'EXPECTED';

  @Column({ name: 'area_ha', type: 'numeric', precision: 18, scale: 4, nullable: true })
  areaHa!: string | null;

  @Column({ name: 'yield_low', type: 'numeric', precision: 18, scale: 4, nullable: true })
  yieldLow!: string | null;

  @Column({ name: 'yield_high', type: 'numeric', precision: 18, scale: 4, nullable: true })
  yieldHigh!: string | null;

  @Column({ name: 'low_milli', type: 'bigint' })
  lowMilli!: bigint;

  @Column({ name: 'high_milli', type: 'bigint' })
  highMilli!: bigint;

  @Column({ name: 'harvest_from', type: 'date' })
  harvestFrom!: CalendarDate;

  @Column({ name: 'harvest_to', type: 'date' })
  harvestTo!: CalendarDate;

  @Column({ type: 'jsonb' })
  quality!: Json<QualityTerm>[];

  @Column({ name: 'place_id', type: 'text' })
  placeId!: string;

  @Column({ type: 'double precision', nullable: true })
  lat!: number | null;

  @Column({ type: 'double precision', nullable: true })
  lon!: number | null;

  @Column({ type: 'jsonb' })
  price!: Json<PriceWish>;

  @Column({ name: 'price_amount', type: 'numeric', precision: 18, scale: 4, nullable: true })
  priceAmount!: string | null;

  @Column({ name: 'minimum_lot_milli', type: 'bigint', nullable: true })
  minimumLotMilli!: bigint | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt!: Date | null;
}

/** Scheme and last day are copied here, so that lists filter by them without asking another feature. */
@Entity('offer_certificates')
export class OfferCertificateRow {
  @PrimaryColumn({ name: 'offer_id', type: 'text' })
  offerId!: OfferId;

  @PrimaryColumn({ name: 'certificate_id', type: 'text' })
  certificateId!: CertificateId;

  @Column({ type: 'text' })
  scheme!: string;

  @Column({ name: 'valid_to', type: 'date', nullable: true })
  validTo!: CalendarDate | null;
}

@Entity('offer_photos')
export class OfferPhotoRow {
  @PrimaryColumn({ name: 'offer_id', type: 'text' })
  offerId!: OfferId;

  @PrimaryColumn({ type: 'integer' })
  position!: number;

  @Column({ name: 'file_id', type: 'text' })
  fileId!: FileId;
}

@Entity('offer_views')
export class OfferViewRow {
  @PrimaryColumn({ name: 'offer_id', type: 'text' })
  offerId!: OfferId;

  @PrimaryColumn({ name: 'viewer_id', type: 'text' })
  viewerId!: OrganisationId;

  @PrimaryColumn({ name: 'viewed_on', type: 'date' })
  viewedOn!: CalendarDate;

  @Column({ type: 'integer' })
  views!: number;
}
