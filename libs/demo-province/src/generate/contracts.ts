import { Decimal } from '@domain/kernel/decimal';
import type { DemandId, HoldId, OrganisationId } from '@domain/kernel/id';
import { Quantity } from '@domain/kernel/quantity';
import { AppraisalCase, type AllianceDesk } from './appraisal-case';
import { CARELESS, contractTerms, GAPS, styleOf, type Deal, type Gap, type Stand } from './contract-terms';
import { ContractStory } from './contract-story';
import type { Links } from './links';
import type { OfferBook } from './offer-book';
import type { ContractPlan } from './plan';
import { roundPrice } from './plan';
import { Random } from './random';
import { DAY_MS } from './rounds';
import type { History, Rows } from './rows';

/** Everything that telling a contract needs besides its plan. */
export interface Telling {
  readonly rows: Rows;
  readonly history: History;
  readonly number: number;
  readonly alliance: AllianceDesk;
  readonly links: Links;
}

export interface ToldContract {
  readonly plan: ContractPlan;
  readonly deal: Deal;
  readonly quantity: Quantity;
  readonly price: Decimal;
  readonly book: OfferBook | null;
  readonly demandId: DemandId | null;
}

const REASONS = ['Giá chưa phù hợp', 'Không đủ kho chứa trong thời gian này', 'Sản lượng đã cam kết nơi khác'] as const;
const ENDINGS = [
  ['MUTUAL', 'Hai bên thỏa thuận chấm dứt do thay đổi kế hoạch sản xuất'],
  ['BREACH', 'Bên mua không nhận hàng đúng lịch'],
  ['FORCE_MAJEURE', 'Xâm nhập mặn làm mất sản lượng'],
] as const;
const MESSAGES = [
  'Đề nghị hai bên thống nhất giá này.',
  'HTX cần giá cao hơn vì chi phí tăng.',
  'Bổ sung điều khoản nhận hàng.',
] as const;

/** Tells one contract from the first proposal to where it stands, with its hold, its appraisal and its link. */
export function tellContract(telling: Telling, told: ToldContract): void {
  const { plan, deal } = told;
  const random = Random.of(telling.number, 'contract', plan.key);
  const story = negotiate(telling, told, random);
  const { way } = plan;
  telling.links.know(story, way.proposed);
  const by = random.chance(50) ? deal.seller.id : deal.buyer.id;
  if (way.agreed === null) {
    if (way.end === 'REFUSED') story.refuse(random.pick(REASONS), needed(way.ended));
    if (way.end === 'LAPSED') story.lapse(needed(way.ended));
    return story.write();
  }
  const holdId = takeHold(told, story, random);
  if (way.end === 'WITHDRAWN') {
    story.withdraw(by, needed(way.ended));
    if (holdId) told.book?.release(holdId, 'contract-withdrawn', needed(way.ended), story.managerOf(by));
    return story.write();
  }
  if (way.submitted !== null) new AppraisalCase(telling, story, random, way.submitted).run(way);
  sign(told, story, holdId);
  conclude(telling, told, { story, holdId, random, by });
  story.write();
}

function needed(when: number | null): number {
  if (when === null) throw new Error('a step without its moment');
  return when;
}

function negotiate(
  telling: Telling,
  { plan, deal, quantity, price, book, demandId }: ToldContract,
  random: Random,
): ContractStory {
  const { way } = plan;
  const style = styleOf(random);
  const byBuyer = random.chance(74);
  let gaps: Gap[] = random.chance(12) ? [...CARELESS] : GAPS.filter(() => random.chance(20));
  const versions = way.counters.length;
  const stand = (version: number): Stand => {
    // Each side comes towards the other; the last version has the price of the plan.
    const away = new Decimal((versions - version) * ((version % 2 === 0) === byBuyer ? -15 : 12)).plus(1000);
    const asked = versions === version ? price : roundPrice(price.times(away).dividedBy(1000));
    return {
      quantity,
      price: asked.equals(price) && versions !== version ? price.plus(50 * (versions - version)) : asked,
      gaps,
    };
  };
  const parties: [OrganisationId, OrganisationId] = byBuyer
    ? [deal.buyer.id, deal.seller.id]
    : [deal.seller.id, deal.buyer.id];
  const story = new ContractStory({ rows: telling.rows, history: telling.history, random }, deal.seller, deal.buyer, {
    ...{ terms: contractTerms(deal, style, stand(0)), by: parties[0], when: way.proposed },
    ...{
      offerId: book?.id ?? null,
      demandId,
      message: random.chance(40) ? 'Kính gửi quý đơn vị, chúng tôi đề nghị hợp tác.' : null,
    },
  });
  for (const [index, when] of way.counters.entries()) {
    if (random.chance(60)) gaps = gaps.slice(1);
    if (random.chance(20))
      story.comment(story.turnOf, 'price.base', 'Giá này đã gồm chi phí vận chuyển chưa?', when - 60_000);
    story.counter(contractTerms(deal, style, stand(index + 1)), story.turnOf, when, random.pick(MESSAGES));
  }
  return story;
}

function takeHold({ plan, book, quantity }: ToldContract, story: ContractStory, random: Random): HoldId | null {
  const when = needed(plan.way.agreed);
  const holdId = book ? random.id('hold', when) : null;
  const { by, expiresAt } = story.agree(holdId, when);
  if (book && holdId) book.hold(holdId, quantity, { holder: story.id, when, by, expiresAt });
  return holdId;
}

function sign({ plan, deal, book }: ToldContract, story: ContractStory, holdId: HoldId | null): void {
  const [first, second] = plan.way.signed;
  if (first !== undefined) story.sign(deal.seller.id, first);
  if (second === undefined) return;
  story.sign(deal.buyer.id, second);
  if (book && holdId) book.commit(holdId, second, deal.buyer.signatory);
}

interface Ending {
  readonly story: ContractStory;
  readonly holdId: HoldId | null;
  readonly random: Random;
  readonly by: OrganisationId;
}

function conclude(
  telling: Telling,
  { plan, deal, book, quantity }: ToldContract,
  { story, holdId, random, by }: Ending,
): void {
  const { way } = plan;
  if (way.signed.length < 2) return;
  telling.links.contractInForce(story, needed(way.signed[1] ?? null));
  if (way.end === 'SUSPENDED') story.become('SUSPENDED', needed(way.ended));
  if (way.end === 'FULFILLED') {
    const ended = needed(way.ended);
    const half = Quantity.ofMilli(quantity.milli / 2n, quantity.unit);
    if (book && holdId) {
      if (half.milli > 0n) book.deliver(holdId, half.milli, ended - 4 * DAY_MS, deal.buyer.manager);
      book.deliver(holdId, quantity.milli - half.milli, ended - 2 * DAY_MS, deal.buyer.manager);
    }
    story.become('FULFILLED', ended);
    telling.links.contractEnded(story, ended);
  }
  if (way.end === 'TERMINATED') {
    const ended = needed(way.ended);
    const [ground, reason] = random.pick(ENDINGS);
    story.terminate(ground === 'BREACH' ? deal.seller.id : by, ground, reason, ended);
    if (book && holdId) book.release(holdId, 'contract-terminated', ended, story.managerOf(by));
    telling.links.contractEnded(story, ended);
  }
}
