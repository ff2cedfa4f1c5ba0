import { Injectable } from '@nestjs/common';
import { startingTerms, type PartyFacts } from '@domain/contracts/terms/starting-terms';
import type { Reading } from '@domain/contracts/terms/read-terms';
import type { Terms } from '@domain/contracts/terms/terms';
import { Decimal } from '@domain/kernel/decimal';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import { addDays } from '@domain/kernel/calendar-date';
import type { QualityTerm } from '@domain/offers/offer';
import type { PriceWish } from '@domain/offers/price-wish';
import type { Tranche } from '@domain/demands/demand';
import type { DemandView } from '@demands/public';
import type { OfferView } from '@offers/public';
import type { OrganisationView } from '@organisations/public';

export interface Drawing {
  readonly seller: OrganisationView;
  readonly buyer: OrganisationView;
  readonly offer: OfferView | null;
  readonly demand: DemandView | null;
  /** In base units; what the offer has free, or the demand asks, when null. */
  readonly quantity: Decimal | null;
  /** Đồng per base unit; the wish of the offer or demand when null. */
  readonly price: Decimal | null;
  readonly today: CalendarDate;
}

/** Draws up the terms that a proposal starts from: what offer, demand and register say, the rest left open. */
@Injectable()
export class DrawUpTerms {
  from(drawing: Drawing): Reading<Terms> {
    const { offer, demand, today } = drawing;
    const quantity = offer?.balances.free ?? demand?.total ?? null;
    const wish = offer?.terms.price ?? demand?.terms.price ?? null;
    const place = offer?.terms.place ?? demand?.terms.place ?? null;
    return startingTerms({
      seller: partyOf(drawing.seller),
      buyer: partyOf(drawing.buyer),
      commodity: offer?.terms.commodity ?? demand?.terms.commodity ?? '',
      variety: offer?.terms.variety ?? demand?.terms.varieties[0] ?? null,
      form: offer?.terms.form ?? demand?.terms.form ?? null,
      season: offer?.terms.season ?? null,
      quantity: (drawing.quantity ?? quantity?.toDecimal() ?? new Decimal(0)).toFixed(),
      baseUnit: quantity?.unit ?? 'KG',
      harvest: offer?.terms.harvest ?? demand?.window ?? { from: today, to: addDays(today, 180) },
      certificates:
        demand?.terms.certificateSchemes ?? offer?.certificates.map((certificate) => certificate.scheme) ?? [],
      quality: (offer?.terms.quality ?? demand?.terms.quality ?? []).map(parameterOf),
      price: priceTerms(wish, drawing.price),
      // The tranches of a demand say when, as long as all of it is proposed and no offer says otherwise.
      schedule: offer || drawing.quantity ? [] : (demand?.terms.tranches ?? []).map(trancheOf),
      place: drawing.seller.addressText,
      placeAdminUnitId: place?.unitId ?? null,
      today,
    });
  }
}

function partyOf(organisation: OrganisationView): PartyFacts {
  return {
    name: organisation.nameVi,
    kind: organisation.kind,
    taxCode: organisation.taxCode,
    registrationNo: organisation.registrationNo,
    address: organisation.addressText,
    adminUnitId: organisation.adminUnitId,
    signerName: organisation.legalRepresentative?.name ?? null,
    signerPosition: organisation.legalRepresentative?.position ?? null,
    bankAccount: null,
    bankName: null,
  };
}

function trancheOf({ window, quantity }: Tranche) {
  return { from: window.from, to: window.to, quantity: quantity.toString() };
}

function parameterOf(term: QualityTerm) {
  const standard = term.atMost ?? term.atLeast;
  return { param: term.attribute, unit: null, standard: standard?.toFixed() ?? null, method: null };
}

/** The price group that a wish stands for; a price that was named takes the place of its base, or of its floor. */
function priceTerms(wish: PriceWish | null, named: Decimal | null): object {
  const text = (amount: Decimal | null): string | null => amount && new Decimal(amount).toFixed();
  switch (wish?.mechanism) {
    case undefined:
      return named ? { mechanism: 'FIXED', base: text(named) } : {};
    case 'FIXED':
      return { mechanism: 'FIXED', base: text(named ?? wish.base) };
    case 'FLOOR':
      return { mechanism: 'FLOOR', floor: text(named ?? wish.floor), cap: text(wish.cap) };
    case 'MARKET':
      return { mechanism: named ? 'FIXED' : 'MARKET', base: text(named) };
    case 'MARKET_BONUS': {
      const bonus = wish.bonusAmount
        ? { type: 'ABS', value: text(wish.bonusAmount) }
        : { type: 'PCT', value: text(wish.bonusPercent) };
      return { mechanism: 'MARKET_BONUS', bonus, base: text(named) };
    }
    case 'SHARED':
      return {
        mechanism: 'SHARED',
        base: text(named ?? wish.base),
        shareRatio: text(new Decimal(wish.sharePercent).dividedBy(100)),
        deadbandPct: text(wish.deadBandPercent),
      };
    case 'LADDER':
      return { mechanism: 'LADDER', base: text(named) };
    case 'COST_PLUS':
      return {
        mechanism: 'COST_PLUS',
        costPerUnit: text(wish.cost),
        marginPct: text(wish.marginPercent),
        base: text(named),
      };
  }
}
