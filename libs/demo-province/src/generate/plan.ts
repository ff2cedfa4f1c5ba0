import { addDays, daysBetween, startOfDayInVietnam, type CalendarDate } from '@domain/kernel/calendar-date';
import type { DateRange } from '@domain/kernel/date-range';
import { Decimal } from '@domain/kernel/decimal';
import type { AppraisalState } from '@domain/appraisal/appraisal.transitions';
import type { ContractState } from '@domain/contracts/contract.transitions';
import type { Deck } from './deck';
import { GOODS, type Good, type GoodKey } from './goods';
import type { Profile } from './profiles';
import { Random } from './random';
import { DAY_MS, HOUR_MS, roundsOf, type Round, type Times } from './rounds';
import { timelineOf, type Timeline } from './timeline';

/** What a seller offered in one round, and what came of it; decided before anything is written. */
export interface OfferPlan {
  readonly key: string;
  readonly good: Good;
  readonly goodKey: GoodKey;
  readonly round: Round;
  readonly variety: string | null;
  /** Đồng per base unit. */
  readonly price: Decimal;
  readonly harvest: DateRange;
  readonly areaHa: Decimal | null;
  /** Base units per hectare. */
  readonly yieldLow: Decimal | null;
  readonly yieldHigh: Decimal | null;
  /** Base units when there is no area. */
  readonly amount: Decimal | null;
  readonly draftedAt: number;
  /** Null for a draft. */
  readonly publishedAt: number | null;
  readonly fate: 'DRAFT' | 'OPEN' | 'PAUSED' | 'WITHDRAWN';
  readonly contracts: readonly ContractPlan[];
}
export interface ContractPlan {
  readonly key: string;
  /** Per mille of what is sellable. */
  readonly share: number;
  readonly way: Timeline;
}

/** Above this many base units × đồng two advisors look at a contract; told here so that the time for both is planned. */
const HIGH_VALUE = 5_000_000_000;

/** Endings after which everything may have been sold to the one buyer. */
const SELLING_OUT: readonly ContractState[] = ['IN_FORCE', 'SUSPENDED', 'FULFILLED'];
const DESKS: readonly AppraisalState[] = ['ASSIGNED', 'SUBMITTED', 'WAITING_FOR_PARTIES', 'ASSIGNED'];

export class Planner {
  private cases = 0;

  constructor(
    private readonly number: number,
    private readonly times: Times,
    private readonly deck: Deck,
  ) {}

  /** `quiet` sellers offer, and sell through demands only. */
  offersOf(seller: Profile, label: string, quiet: boolean): OfferPlan[] {
    if (seller.state !== 'VERIFIED') return [];
    const districts = seller.town.districts.map(({ code }) => code);
    return seller.goods.flatMap((goodKey, rank) =>
      roundsOf(GOODS[goodKey], districts, this.times).flatMap((round, index) => {
        const key = `${label}/${goodKey}/${index}`;
        const random = Random.of(this.number, 'offer', key);
        const skip = seller.kind === 'COOPERATIVE_GROUP' ? 82 : rank === 0 ? 25 : 50;
        return random.chance(skip) ? [] : [this.offer(random, { key, goodKey, round, seller, quiet })];
      }),
    );
  }

  private offer(
    random: Random,
    {
      key,
      goodKey,
      round,
      seller,
      quiet,
    }: { key: string; goodKey: GoodKey; round: Round; seller: Profile; quiet: boolean },
  ): OfferPlan {
    const good: Good = GOODS[goodKey];
    const small = seller.kind === 'COOPERATIVE_GROUP';
    const harvest = this.harvestOf(random, round);
    const volume = volumeOf(random, good, round, { small, large: !small && random.chance(12) });
    const [variety, , usual] = random.weighted(good.varieties.map((one) => [one, one[1]] as const));
    const price = roundPrice(new Decimal(usual).times(round.price).times(random.int(955, 1045)).dividedBy(1_000_000));
    const wanted =
      quiet || random.chance(small ? 78 : 40)
        ? 0
        : random.weighted([
            [1, 5],
            [2, 4],
            [3, 2],
          ] as const);
    const publishedAt = this.publishedAt(random, round, harvest, wanted > 0);
    const value = (volume.sellable * price.toNumber()) / Math.max(1, wanted);
    const contracts = Array.from({ length: wanted }, (_, index): ContractPlan => {
      const some = Math.floor((random.int(55, 98) * 10) / wanted);
      const frame = { from: publishedAt, now: this.times.now, harvestTo: startOfDayInVietnam(addDays(harvest.to, 1)) };
      const end = this.deck.deal(round.phase);
      const share = wanted === 1 && SELLING_OUT.includes(end) && random.chance(35) ? 1000 : some;
      const fourEyes = value * share * wanted > HIGH_VALUE * 1000;
      const desk = end !== 'UNDER_APPRAISAL' ? 'ASSIGNED' : fourEyes ? 'AWAITING_COSIGNATURE' : this.nextDesk();
      const way = timelineOf(Random.of(this.number, 'way', key, index), { ...frame, end, fourEyes, desk });
      return { key: `${key}/${index}`, share, way };
    });
    return {
      ...{ key, good, goodKey, round, variety, price, harvest, contracts, ...volume.terms },
      ...this.fateOf(random, round, publishedAt, wanted),
    };
  }

  private nextDesk(): AppraisalState {
    this.cases += 1;
    return DESKS[this.cases % DESKS.length] ?? 'ASSIGNED';
  }

  /** Ten to twenty-five days somewhere in the window; of the present round, days that are not over. */
  private harvestOf(random: Random, { window, phase }: Round): DateRange {
    const days = random.int(10, 25);
    const first =
      phase === 'CURRENT' && window.from < addDays(this.times.asOf, -4) ? addDays(this.times.asOf, -4) : window.from;
    const room = Math.max(0, daysBetween(first, window.to) - days);
    const from = addDays(first, random.int(0, room));
    const to = addDays(from, days);
    return { from, to: to > window.to ? window.to : to };
  }

  private publishedAt(random: Random, { phase }: Round, harvest: DateRange, sought: boolean): number {
    const before = startOfDayInVietnam(addDays(harvest.from, -random.int(52, 90)));
    const latest = this.times.now - DAY_MS * (phase === 'PAST' ? 0 : sought ? random.int(41, 60) : random.int(2, 30));
    const opened = startOfDayInVietnam('2025-08-10' as CalendarDate);
    const clock = HOUR_MS * random.int(7, 16) + random.int(0, HOUR_MS);
    return Math.max(opened, Math.min(before, latest)) + clock - (phase === 'PAST' ? 0 : DAY_MS);
  }

  private fateOf(random: Random, { phase }: Round, publishedAt: number, contracts: number) {
    const draftedAt = publishedAt - HOUR_MS * random.int(1, 70);
    if (contracts === 0 && phase === 'NEXT' && random.chance(12))
      return { draftedAt, publishedAt: null, fate: 'DRAFT' as const };
    if (random.chance(3)) return { draftedAt, publishedAt, fate: 'WITHDRAWN' as const };
    const fate: OfferPlan['fate'] = phase !== 'PAST' && random.chance(5) ? 'PAUSED' : 'OPEN';
    return { draftedAt, publishedAt, fate };
  }
}

/** Groups have a fifth of what cooperatives have; the large fields (cánh đồng lớn) are three times the usual. */
function volumeOf(random: Random, good: Good, round: Round, { small, large }: { small: boolean; large: boolean }) {
  const scale = small ? 5 : 1;
  if (good.areaHa && good.yield) {
    const drawn = random.int(good.areaHa[0] * 10, good.areaHa[1] * 10) * (large ? 3 : 1);
    const areaHa = new Decimal(drawn).dividedBy(10 * scale).toDecimalPlaces(1);
    const base = new Decimal(random.int(good.yield[0], good.yield[1])).times(round.yield).dividedBy(1000);
    const yieldLow = base.dividedBy(10).floor().times(10);
    const yieldHigh = yieldLow.times(random.int(105, 114)).dividedBy(100).floor();
    return { sellable: areaHa.times(yieldLow).toNumber(), terms: { areaHa, yieldLow, yieldHigh, amount: null } };
  }
  const [least, most] = good.amount ?? [1000, 10_000];
  const amount = new Decimal(Math.floor(random.int(least, most) / scale / 100) * 100 + 100);
  return { sellable: amount.toNumber(), terms: { areaHa: null, yieldLow: null, yieldHigh: null, amount } };
}

/** Prices are said in fifties, above a hundred thousand in thousands. */
export function roundPrice(price: Decimal): Decimal {
  const step = price.gte(100_000) ? 1000 : 50;
  return price.dividedBy(step).toDecimalPlaces(0).times(step);
}

/** The opinions of all contracts in order of time, for numbering without gaps. */
export const opinionTimes = (offers: readonly OfferPlan[]): number[] =>
  offers.flatMap(({ contracts }) =>
    contracts.flatMap(({ way }) => (way.appraisal === 'CONCLUDED' && way.advised !== null ? [way.advised] : [])),
  );
