import { Decimal } from '@domain/kernel/decimal';
import { startOfDayInVietnam } from '@domain/kernel/calendar-date';
import type { Offer, OfferTerms } from '@domain/offers/offer';
import type { PriceWish } from '@domain/offers/price-wish';
import { Quantity } from '@domain/kernel/quantity';
import { sellableVolume } from '@domain/offers/volume';
import type { Held } from './certificates';
import { tellContract, type Telling } from './contracts';
import { OfferBook, expiryOf } from './offer-book';
import type { OfferPlan } from './plan';
import type { Party } from './profiles';
import { Random } from './random';
import { HOUR_MS, type Times } from './rounds';

export interface OfferTelling extends Telling {
  readonly times: Times;
  /** Somebody who buys this; the same for the same contract. */
  buyerOf(plan: OfferPlan, contractKey: string): Party;
}

/** Writes an offer with its ledger and all that was negotiated about it. */
export function tellOffer(telling: OfferTelling, seller: Party, plan: OfferPlan, held: readonly Held[]): void {
  const random = Random.of(telling.number, 'offer-rows', plan.key);
  const certificates = held.filter((one) => carries(one, plan));
  const offer: Offer = {
    id: random.id('offer', plan.draftedAt),
    organisationId: seller.id,
    version: 1,
    state: 'DRAFT',
    terms: termsOf(random, seller, plan, certificates),
  };
  const book = new OfferBook(offer, { rows: telling.rows, history: telling.history, random });
  if (plan.publishedAt !== null) {
    book.publish(plan.publishedAt, seller.manager);
    for (const contract of plan.contracts) {
      const buyer = telling.buyerOf(plan, contract.key);
      const { good, variety, round, harvest, price } = plan;
      const deal = {
        ...{ seller, buyer, good, variety, season: round.season, harvest, areaHa: plan.areaHa?.toFixed() ?? null },
        ...{
          certificates: certificates.map(({ scheme }) => scheme),
          placeId: seller.town.id,
          proposedAt: contract.way.proposed,
        },
      };
      tellContract(telling, {
        plan: contract,
        deal,
        quantity: shareOf(offer, contract.share),
        price,
        book,
        demandId: null,
      });
    }
    settle(book, seller, plan, { telling, offer, random });
  }
  book.write(plan.draftedAt, seller.manager);
  for (const { id, scheme, validTo } of certificates) {
    telling.rows.put('offer_certificates', { offer_id: offer.id, certificate_id: id, scheme, valid_to: validTo });
  }
  putViews(telling, plan, offer);
}

function carries(one: Held, plan: OfferPlan): boolean {
  if (one.goodKey !== plan.goodKey || plan.publishedAt === null || one.checkedAt >= plan.publishedAt) return false;
  return one.validTo === null || one.validTo >= plan.harvest.to;
}

/** Hundreds of the base unit, so that contracts read as people would write them. */
function shareOf(offer: Offer, mille: number): Quantity {
  const sellable = sellableVolume(offer.terms.volume);
  if (mille >= 1000) return sellable;
  const hundreds = (sellable.milli * BigInt(mille)) / 1000n / 100_000n;
  return Quantity.ofMilli(
    hundreds > 0n ? hundreds * 100_000n : (sellable.milli * BigInt(mille)) / 1000n,
    sellable.unit,
  );
}

function termsOf(random: Random, seller: Party, plan: OfferPlan, certificates: readonly Held[]): OfferTerms {
  const { good, round, areaHa, yieldLow, yieldHigh, amount } = plan;
  const unit = good.unit;
  const text = (value: string | null): Decimal | null => (value === null ? null : new Decimal(value));
  return {
    ...{
      commodity: good.commodity,
      variety: plan.variety,
      form: good.form,
      season: round.season,
      harvest: plan.harvest,
    },
    volume:
      areaHa && yieldLow && yieldHigh
        ? { kind: 'EXPECTED', areaHa, yieldLow, yieldHigh, unit }
        : {
            kind: 'FIXED',
            quantity: Quantity.ofMilli(BigInt((amount ?? new Decimal(100)).times(1000).toFixed(0)), unit),
          },
    quality: good.quality.map(({ attribute, atLeast, atMost, choice }) => ({
      ...{ attribute, choice, atLeast: text(atLeast), atMost: text(atMost) },
    })),
    certificateIds: certificates.map(({ id }) => id),
    place: { unitId: seller.town.id, point: seller.point },
    price: wishOf(random, plan.price),
    minimumLot: random.chance(30) ? Quantity.ofMilli(unit === 'KG' ? 1_000_000n : 500_000n, unit) : null,
    photoIds: [],
    note: random.chance(25) ? 'Giao tại ruộng (ao), có đường ghe và đường xe.' : null,
  };
}

function wishOf(random: Random, price: Decimal): PriceWish {
  return random.weighted<PriceWish>([
    [{ mechanism: 'FIXED', base: price }, 6],
    [{ mechanism: 'FLOOR', floor: price, cap: null }, 3],
    [{ mechanism: 'MARKET' }, 1],
    [{ mechanism: 'MARKET_BONUS', bonusAmount: new Decimal(200), bonusPercent: null }, 1],
    [{ mechanism: 'SHARED', base: price, sharePercent: new Decimal(50), deadBandPercent: new Decimal(5) }, 2],
  ]);
}

/** What the owner or the calendar made of it after the last agreement. */
function settle(
  book: OfferBook,
  seller: Party,
  { fate, contracts, publishedAt, harvest }: OfferPlan,
  { telling, offer, random }: { telling: OfferTelling; offer: Offer; random: Random },
): void {
  const { now } = telling.times;
  const soldOut = contracts.some(({ share }) => share >= 1000);
  const last = Math.max(publishedAt ?? 0, ...contracts.map(({ way }) => way.agreed ?? 0));
  const close = Math.min(now, startOfDayInVietnam(harvest.to));
  const when = last + Math.max(HOUR_MS, Math.floor(((close - last) * random.int(20, 80)) / 100));
  if (when < close && !soldOut) {
    if (fate === 'PAUSED') book.pause(when, seller.manager);
    if (fate === 'WITHDRAWN') book.withdraw(when, seller.manager);
  }
  if (expiryOf(offer) < now) book.expire(expiryOf(offer));
}

/** Buyers who looked at it, day by day. */
function putViews(telling: OfferTelling, plan: OfferPlan, offer: Offer): void {
  const seen = new Set<string>();
  for (const contract of plan.contracts) {
    const buyer = telling.buyerOf(plan, contract.key);
    const day = new Date(contract.way.proposed + 7 * HOUR_MS).toISOString().slice(0, 10);
    if (seen.has(`${buyer.id} ${day}`)) continue;
    seen.add(`${buyer.id} ${day}`);
    telling.rows.put('offer_views', {
      offer_id: offer.id,
      viewer_id: buyer.id,
      viewed_on: day,
      views: 1 + (contract.share % 4),
    });
  }
}
