import { awardDemand, cancelDemand, closeDemand, expireDemand, publishDemand } from '@domain/demands/decide-demand';
import { totalOf, wholeWindow, type Demand, type DemandTerms } from '@domain/demands/demand';
import type { DemandEvent } from '@domain/demands/events';
import { addDays, startOfDayInVietnam } from '@domain/kernel/calendar-date';
import { Decimal } from '@domain/kernel/decimal';
import type { AccountId, AnswerId } from '@domain/kernel/id';
import { Quantity } from '@domain/kernel/quantity';
import { comparableAmount } from '@domain/offers/price-wish';
import { GOODS, type Good, type GoodKey } from './goods';
import { demandedPrice, textOf } from './demand-words';
import { roundPrice } from './plan';
import type { Party } from './profiles';
import { Random } from './random';
import { DAY_MS, HOUR_MS, roundsOf, type Round, type Times } from './rounds';
import { at, atOrNull, must, type History, type Rows } from './rows';
import { receiptOf, sealed } from './sealing';

/** Somebody who could answer a demand. */
export type Answerer = Pick<Party, 'id' | 'manager' | 'verifiedAt'>;

export interface DemandDesk {
  readonly rows: Rows;
  readonly history: History;
  readonly number: number;
  readonly times: Times;
  answerers(goodKey: GoodKey, random: Random, count: number): Answerer[];
}

/** A demand that was awarded, for the contract that follows from it. */
export interface Awarded {
  readonly demand: Demand;
  readonly goodKey: GoodKey;
  readonly round: Round;
  readonly winner: Answerer;
  readonly taken: Quantity;
  readonly price: Decimal;
  readonly awardedAt: number;
}

interface Answered {
  readonly id: AnswerId;
  readonly seller: Answerer;
  readonly quantity: Quantity;
  readonly price: Decimal;
  readonly text: string;
  readonly when: number;
}

/** All demands of a buyer; gives those that were awarded. `favourite` wins where it answers. */
export function putDemands(desk: DemandDesk, buyer: Party): Awarded[] {
  if (buyer.state !== 'VERIFIED') return [];
  const count = 1 + (buyer.index % 4);
  return Array.from({ length: count }, (_, n) => {
    const random = Random.of(desk.number, 'demand', buyer.index, n);
    const goodKey = random.pick(buyer.goods);
    const rounds = roundsOf(
      GOODS[goodKey],
      buyer.town.districts.map(({ code }) => code),
      desk.times,
    );
    const round = rounds[(buyer.index + n) % rounds.length];
    if (!round) return null;
    // Dealt in turn, so that a small province has every state too.
    return new DemandStory(desk, buyer, {
      random,
      goodKey,
      round,
      fate: FATES[(buyer.index + 2 * n) % FATES.length] ?? 'USUAL',
    }).tell();
  }).filter((awarded) => awarded !== null);
}

const FATES = [
  'USUAL',
  'CANCELLED',
  'USUAL',
  'JUST_CLOSED',
  'USUAL',
  'NOBODY_CHOSEN',
  'USUAL',
  'DRAFT',
  'USUAL',
] as const;
type Fate = (typeof FATES)[number];

class DemandStory {
  private demand: Demand;
  private readonly random: Random;
  private readonly publishedAt: number;
  private readonly good: Good;
  private readonly price: Decimal;

  constructor(
    private readonly desk: DemandDesk,
    private readonly buyer: Party,
    private readonly subject: { random: Random; goodKey: GoodKey; round: Round; fate: Fate },
  ) {
    const { random, goodKey, round } = subject;
    this.random = random;
    this.good = GOODS[goodKey];
    const past = round.phase === 'PAST';
    const latest = desk.times.now - DAY_MS * random.int(3, 25);
    const before = startOfDayInVietnam(addDays(round.window.from, -random.int(48, 70)));
    this.publishedAt = (past ? before : Math.min(before, latest)) + HOUR_MS * random.int(8, 16);
    const [, , usual] = random.weighted(this.good.varieties.map((one) => [one, one[1]] as const));
    this.price = roundPrice(new Decimal(usual).times(round.price).times(random.int(960, 1030)).dividedBy(1_000_000));
    const id = random.id('demand', this.publishedAt - HOUR_MS);
    this.demand = { id, organisationId: buyer.id, version: 1, state: 'DRAFT', terms: this.terms() };
  }

  private terms(): DemandTerms {
    const { random, good, buyer } = this;
    const { round } = this.subject;
    const past = round.phase === 'PAST';
    const { now } = this.desk.times;
    const justClosed = !past && this.subject.fate === 'JUST_CLOSED';
    const soon =
      past || random.chance(25) ? this.publishedAt + DAY_MS * random.int(12, 20) : now + DAY_MS * random.int(4, 30);
    const deadline = justClosed ? now - HOUR_MS * random.int(3, 30) : soon;
    const mode = random.chance(30) ? 'SEALED' : 'OPEN';
    const unit = good.unit;
    const whole = good.areaHa && good.yield ? good.areaHa[0] * good.yield[0] : (good.amount?.[1] ?? 10_000);
    const tranche = (from: number, to: number) => ({
      quantity: Quantity.ofMilli(
        BigInt(Math.max(100, Math.floor((whole * random.int(30, 160)) / 10_000) * 100)) * 1000n,
        unit,
      ),
      window: { from: addDays(round.window.from, from), to: addDays(round.window.from, to) },
    });
    const tranches = random.chance(40) ? [tranche(0, 14), tranche(15, 30)] : [tranche(0, 30)];
    return {
      ...{ commodity: good.commodity, form: good.form, tranches, answers: mode, note: null, minimumAnswer: null },
      varieties: good.varieties.flatMap(([variety]) => (variety && random.chance(45) ? [variety] : [])).slice(0, 3),
      quality: good.quality.map(({ attribute, atLeast, atMost, choice }) => ({
        ...{ attribute, choice, atLeast: atLeast === null ? null : new Decimal(atLeast) },
        atMost: atMost === null ? null : new Decimal(atMost),
      })),
      certificateSchemes: random.chance(25) ? good.schemes.slice(0, 1) : [],
      place: { unitId: buyer.town.id, point: buyer.point },
      distanceLimitKm: random.chance(40) ? random.pick([30, 60, 100]) : null,
      price: demandedPrice(random, this.price),
      brings: random.chance(55)
        ? [{ kind: random.pick(['INPUTS', 'ADVANCE', 'TECHNIQUE', 'PICK_UP'] as const), note: null }]
        : [],
      deadlineAt: Math.min(deadline, startOfDayInVietnam(addDays(round.window.from, tranches.length === 2 ? 28 : 27))),
    };
  }

  tell(): Awarded | null {
    const { desk, buyer, random, publishedAt } = this;
    const { terms } = this.demand;
    this.say(
      [{ type: 'demands.drafted', demandId: this.demand.id, organisationId: buyer.id }],
      publishedAt - HOUR_MS,
      buyer.manager,
    );
    const { fate, round } = this.subject;
    if (fate === 'DRAFT' && round.phase !== 'PAST') return this.write(null, null);
    const open = { buyer: { kind: buyer.kind, verified: true }, now: publishedAt };
    this.become(must(publishDemand(this.demand, open)), publishedAt, buyer.manager);
    if (fate === 'CANCELLED') {
      this.become(must(cancelDemand(this.demand)), publishedAt + DAY_MS, buyer.manager);
      return this.write(publishedAt, null);
    }
    const answers = this.answer();
    if (terms.deadlineAt >= desk.times.now - 2 * DAY_MS) {
      if (terms.deadlineAt < desk.times.now)
        this.become(must(closeDemand(this.demand, 'DEADLINE')), terms.deadlineAt + 60_000, null);
      this.putAnswers(answers, null);
      return this.write(publishedAt, null);
    }
    this.become(must(closeDemand(this.demand, 'DEADLINE')), terms.deadlineAt + 60_000, null);
    const [best] = answers;
    const awarded = best && fate !== 'NOBODY_CHOSEN' && random.chance(90) ? this.award(best) : null;
    if (!awarded) {
      const expired = expireDemand(this.demand, desk.times.asOf);
      if (expired) this.become(expired, startOfDayInVietnam(addDays(wholeWindow(terms.tranches).to, 1)) + 60_000, null);
    }
    this.putAnswers(answers, awarded);
    return this.write(publishedAt, awarded);
  }

  private answer(): Answered[] {
    const { desk, random, publishedAt } = this;
    const { terms, id: demandId } = this.demand;
    const until = Math.min(terms.deadlineAt, desk.times.now) - HOUR_MS;
    const sealedNow = terms.answers === 'SEALED';
    const answerers = desk.answerers(this.subject.goodKey, random, random.int(0, 5));
    const answers = answerers
      .filter(({ verifiedAt }) => verifiedAt !== null && verifiedAt < publishedAt && until > publishedAt)
      .map((seller): Answered => {
        const when = publishedAt + Math.floor(((until - publishedAt) * random.int(10, 95)) / 100);
        const first = terms.tranches[0]?.quantity ?? Quantity.zero('KG');
        const quantity = Quantity.ofMilli((first.milli * BigInt(random.int(30, 100))) / 100n, first.unit);
        const price = roundPrice(this.price.times(random.int(980, 1050)).dividedBy(1000));
        const body = { quantities: [{ tranche: 0, quantity }], price: { mechanism: 'FIXED' as const, base: price } };
        const text = textOf({ ...body, offerId: null, note: null }, random);
        return { id: random.id('answer', when), seller, quantity, price, text, when };
      });
    for (const { id: answerId, seller, when } of [...answers].sort((a, b) => a.when - b.when)) {
      const sellerId = sealedNow ? null : seller.id;
      const event = { type: 'demands.answered', demandId, organisationId: this.buyer.id, answerId, sellerId } as const;
      this.say([event], when, seller.manager, sealedNow ? [] : [seller.id]);
    }
    return answers;
  }

  private award(best: Answered): Awarded {
    const { demand, desk, random, buyer } = this;
    const awardedAt = Math.min(
      demand.terms.deadlineAt + DAY_MS + HOUR_MS * random.int(1, 20),
      desk.times.now - HOUR_MS,
    );
    const awards = [{ answerId: best.id, sellerId: best.seller.id, offerId: null, milli: best.quantity.milli }];
    this.become(awardDemand(demand, awards), awardedAt, buyer.manager, [best.seller.id]);
    const { goodKey, round } = this.subject;
    return {
      demand: this.demand,
      goodKey,
      round,
      winner: best.seller,
      taken: best.quantity,
      price: best.price,
      awardedAt,
    };
  }

  private putAnswers(answers: readonly Answered[], awarded: Awarded | null): void {
    const { rows } = this.desk;
    const { id: demandId, terms } = this.demand;
    const hidden = terms.answers === 'SEALED' && answers.length > 0;
    const key = hidden ? this.random.bytes(32) : null;
    if (key)
      rows.put('demand_seal_keys', {
        demand_id: demandId,
        key: Buffer.from(key),
        created_at: at(answers[0]?.when ?? 0),
      });
    for (const { id, seller, quantity, text, when } of answers) {
      const won = awarded?.winner.id === seller.id;
      rows.put('demand_answers', {
        ...{ id, demand_id: demandId, organisation_id: seller.id, version: awarded ? 2 : 1 },
        state: won ? 'AWARDED' : awarded ? 'DECLINED' : 'SUBMITTED',
        body: key ? null : text,
        sealed_body: key ? sealed(text, key, `${demandId} ${seller.id}`, this.random) : null,
        ...{ receipt: receiptOf(text), awarded_milli: won ? quantity.milli : null },
        ...{ created_at: at(when), submitted_at: at(when) },
      });
    }
  }

  private become(
    { state, events }: { state: Demand; events: readonly DemandEvent[] },
    when: number,
    by: AccountId | null,
    also: readonly string[] = [],
  ): void {
    this.demand = state;
    this.say(events, when, by, also);
  }

  private say(events: readonly DemandEvent[], when: number, by: AccountId | null, also: readonly string[] = []): void {
    const { id, version } = this.demand;
    this.desk.history.tell(
      { type: 'demand', id, version, organisationIds: [this.buyer.id, ...also] },
      events,
      when,
      by,
    );
  }

  private write<T>(publishedAt: number | null, awarded: T): T {
    const { id, version, state, terms } = this.demand;
    const total = totalOf(terms.tranches);
    const window = wholeWindow(terms.tranches);
    const { rows } = this.desk;
    rows.put('demands', {
      ...{ id, organisation_id: this.buyer.id, version, state, commodity: terms.commodity, varieties: terms.varieties },
      ...{
        form: terms.form,
        unit: total.unit,
        total_milli: total.milli,
        window_from: window.from,
        window_to: window.to,
      },
      ...{ quality: terms.quality, certificate_schemes: terms.certificateSchemes, place_id: terms.place.unitId },
      ...{ lat: terms.place.point?.lat ?? null, lon: terms.place.point?.lon ?? null },
      ...{ distance_limit_km: terms.distanceLimitKm, price: terms.price },
      ...{
        price_amount: comparableAmount(terms.price)?.toFixed() ?? null,
        brings: terms.brings,
        answers: terms.answers,
      },
      ...{ deadline_at: at(terms.deadlineAt), minimum_answer_milli: null, note: terms.note },
      ...{ created_at: at(this.publishedAt - HOUR_MS), published_at: atOrNull(publishedAt) },
    });
    for (const [
      position,
      {
        quantity,
        window: { from, to },
      },
    ] of terms.tranches.entries()) {
      rows.put('demand_tranches', {
        ...{ demand_id: id, position, quantity_milli: quantity.milli, window_from: from, window_to: to },
      });
    }
    return awarded;
  }
}
