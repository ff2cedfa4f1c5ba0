import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { Outcome } from '@domain/kernel/decision';
import { done } from '@domain/kernel/decision';
import type { CertificateId, OfferId } from '@domain/kernel/id';
import { decideResize, NOTHING, standingOf, type VolumeBelowCommitted } from '@domain/offers/commitment';
import type { OfferEvent } from '@domain/offers/events';
import type { Offer } from '@domain/offers/offer';
import { isOver } from '@domain/offers/offer.transitions';
import { sellableVolume, unitOfVolume } from '@domain/offers/volume';
import type { Transaction } from '@platform/database/transaction';
import { enter, lockBalances } from './ledger-book';
import { OfferBalanceRow } from './ledger.row';
import { OFFER_COLUMNS, OFFER_TABLES, offerOfLine, rowOfTerms, type OfferLine } from './offer.projection';
import { OfferCertificateRow, OfferPhotoRow, OfferRow } from './offer.row';

/** What the offer keeps of each certificate that is attached to it. */
export interface AttachedCertificate {
  readonly id: CertificateId;
  readonly scheme: string;
  readonly validTo: CalendarDate | null;
}

/** Loads and saves offers inside a transaction; locks the offer first, then its balances. */
@Injectable()
export class OfferStore {
  /** The offer as it is stored, its row locked. */
  async lock(tx: Transaction, id: OfferId): Promise<Offer | null> {
    const line = await tx.readOne<OfferLine>(
      `SELECT ${OFFER_COLUMNS} FROM ${OFFER_TABLES} WHERE o.id = $1 FOR UPDATE OF o`,
      [id],
    );
    if (!line) return null;
    const { organisationId, version, terms } = offerOfLine(line, tx.today());
    return { id, organisationId, version, state: line.state, terms };
  }

  async add(
    tx: Transaction,
    offer: Offer,
    certificates: readonly AttachedCertificate[],
    events: readonly OfferEvent[],
  ): Promise<void> {
    await tx.insert(OfferRow, {
      id: offer.id,
      organisationId: offer.organisationId,
      version: offer.version,
      state: offer.state,
      createdAt: tx.nowAt,
      publishedAt: null,
      ...rowOfTerms(offer.terms),
    });
    await tx.insert(OfferBalanceRow, {
      offerId: offer.id,
      unit: unitOfVolume(offer.terms.volume),
      supply: 0n,
      ...NOTHING,
      standing: 'SHUT',
      openUntil: offer.terms.harvest.to,
      version: 0,
    });
    await this.addChildren(tx, offer, certificates);
    await this.tell(tx, offer, events);
  }

  /** Saves a new state, and what it means to the ledger: supply while the offer is up, lapse when it is over. */
  async saveState(tx: Transaction, offer: Offer, events: readonly OfferEvent[]): Promise<void> {
    const firstTime = events.some((event) => event.type === 'offers.published');
    await tx.update(
      OfferRow,
      { id: offer.id },
      {
        version: offer.version,
        state: offer.state,
        ...(firstTime && { publishedAt: tx.nowAt }),
      },
    );
    const balances = await lockBalances(tx, offer.id);
    if (!balances) throw new Error(`offer ${offer.id} has no balances`);
    await tx.update(OfferBalanceRow, { offerId: offer.id }, { standing: standingOf(offer.state) });
    const entry = { offerId: offer.id, holdId: null, cause: offer.state.toLowerCase() };
    if (firstTime) {
      const supply = sellableVolume(offer.terms.volume).milli;
      await enter(tx, { ...entry, from: 'SUPPLY', to: 'FREE', milli: supply });
    } else if (isOver(offer.state) && balances.free > 0n) {
      await enter(tx, { ...entry, from: 'FREE', to: 'LAPSED', milli: balances.free });
    }
    await this.tell(tx, offer, events);
  }

  /** Saves new terms; the ledger follows the volume, and refuses to fall below what is promised. */
  async saveTerms(
    tx: Transaction,
    offer: Offer,
    certificates: readonly AttachedCertificate[],
    events: readonly OfferEvent[],
  ): Promise<Outcome<null, VolumeBelowCommitted>> {
    await tx.update(OfferRow, { id: offer.id }, { version: offer.version, ...rowOfTerms(offer.terms) });
    const balances = await lockBalances(tx, offer.id);
    if (!balances) throw new Error(`offer ${offer.id} has no balances`);
    const unit = unitOfVolume(offer.terms.volume);
    await tx.update(OfferBalanceRow, { offerId: offer.id }, { unit, openUntil: offer.terms.harvest.to });
    if (offer.state !== 'DRAFT') {
      const resized = decideResize(balances, sellableVolume(offer.terms.volume));
      if (!resized.ok) return resized;
      if (resized.value) await enter(tx, { ...resized.value, offerId: offer.id, holdId: null, cause: 'revised' });
    }
    await tx.write('DELETE FROM offer_certificates WHERE offer_id = $1', [offer.id]);
    await tx.write('DELETE FROM offer_photos WHERE offer_id = $1', [offer.id]);
    await this.addChildren(tx, offer, certificates);
    await this.tell(tx, offer, events);
    return done(null);
  }

  /** Takes a certificate that ended or was revoked off every offer. */
  async dropCertificate(tx: Transaction, certificateId: CertificateId): Promise<OfferId[]> {
    const rows = await tx.write<{ id: OfferId }>(
      'DELETE FROM offer_certificates WHERE certificate_id = $1 RETURNING offer_id AS id',
      [certificateId],
    );
    return rows.map(({ id }) => id);
  }

  private async addChildren(
    tx: Transaction,
    offer: Offer,
    certificates: readonly AttachedCertificate[],
  ): Promise<void> {
    if (certificates.length > 0) {
      await tx.insert(
        OfferCertificateRow,
        certificates.map(({ id, scheme, validTo }) => ({ offerId: offer.id, certificateId: id, scheme, validTo })),
      );
    }
    if (offer.terms.photoIds.length > 0) {
      await tx.insert(
        OfferPhotoRow,
        offer.terms.photoIds.map((fileId, position) => ({ offerId: offer.id, position, fileId })),
      );
    }
  }

  private async tell(tx: Transaction, offer: Offer, events: readonly OfferEvent[]): Promise<void> {
    await tx.append(
      { type: 'offer', id: offer.id, version: offer.version, organisationIds: [offer.organisationId] },
      events,
    );
  }
}
