import type { Catalogue } from '@domain/catalogue/catalogue';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import { Deck } from './deck';
import { alliancePeople, FIRST_NUMBER, putPublicBodies } from './alliance';
import type { AllianceDesk } from './appraisal-case';
import { putCertificates } from './certificates';
import { tellContract } from './contracts';
import { putDeclaredLink } from './declared-links';
import { putDemands, type Answerer, type Awarded, type DemandDesk } from './demands';
import { GOODS, type GoodKey } from './goods';
import { Links } from './links';
import { emailOf, phoneOf, TaxCodes } from './names';
import { tellOffer, type OfferTelling } from './offers';
import { OpinionNumbers } from './opinion-numbers';
import { putParty, type Desk } from './organisation-rows';
import { Planner, type OfferPlan } from './plan';
import { buyerProfile, sellerProfile, standingOfFounder, type Party, type Profile } from './profiles';
import { Random } from './random';
import { DAY_MS, timesOf, type Times } from './rounds';
import { History, Rows } from './rows';
import { STORY_COOPERATIVE, STORY_ENTERPRISE, storyOffer, storyProfile, type StoryParty } from './story';
import { timelineOf } from './timeline';
import { Towns, type Town } from './towns';

/** What a province is made from. The same wishes give the same rows. */
export interface Wishes {
  /** Seed of all chance. */
  readonly number: number;
  /** 1: about 450 cooperatives, 2,000 cooperative groups, 150 enterprises. */
  readonly factor: number;
  readonly asOf: CalendarDate;
  readonly communes: readonly Town[];
  readonly catalogue: Catalogue;
  readonly passwordHash: string;
}

/** Parties in a batch: large enough to load in one go, small enough that memory does not grow with the province. */
const BATCH = 20;

/** Rows in batches; each refers to itself and to earlier ones only. */
export function* province(wishes: Wishes): Generator<Rows> {
  const maker = new Province(wishes);
  yield maker.publicBodies();
  yield* maker.buyers();
  yield* maker.sellers();
  yield* maker.demands();
}

interface SellerSlot {
  readonly kind: 'COOPERATIVE' | 'COOPERATIVE_GROUP';
  readonly index: number;
}

class Province {
  private readonly times: Times;
  private readonly towns: Towns;
  private readonly sizes: { cooperatives: number; groups: number; enterprises: number };
  private readonly alliance: ReturnType<typeof alliancePeople>;
  private readonly desk: AllianceDesk;
  private readonly parties: Party[] = [];
  private readonly quiet: Party[] = [];
  private readonly answerers = new Map<GoodKey, Answerer[]>();
  private readonly buyersOf = new Map<GoodKey, readonly Party[]>();
  private readonly taxCodes = { seller: new TaxCodes('17'), buyer: new TaxCodes('16') };
  private given = FIRST_NUMBER;

  constructor(private readonly wishes: Wishes) {
    const { number, factor } = wishes;
    this.times = timesOf(wishes.asOf);
    this.towns = new Towns(wishes.communes);
    const scaled = (count: number, least: number): number => Math.max(least, Math.round(count * factor));
    this.sizes = { cooperatives: scaled(450, 30), groups: scaled(2000, 20), enterprises: scaled(150, 12) };
    this.alliance = alliancePeople(number, this.sizes.cooperatives);
    const numbers = new OpinionNumbers(this.plans());
    this.desk = { ...this.alliance, catalogue: wishes.catalogue, opinionPlace: (when) => numbers.placeOf(when) };
  }

  private open(label: string): Desk {
    const rows = new Rows();
    const random = Random.of(this.wishes.number, 'desk', label);
    const history = new History(rows, random);
    return {
      rows,
      history,
      random,
      passwordHash: this.wishes.passwordHash,
      administrator: this.alliance.administrator,
    };
  }

  publicBodies(): Rows {
    const desk = this.open('public');
    putPublicBodies(desk, this.towns, this.alliance);
    return desk.rows;
  }

  *buyers(): Generator<Rows> {
    for (let from = 0; from < this.sizes.enterprises; from += BATCH) {
      const desk = this.open(`buyers/${from}`);
      for (let index = from; index < Math.min(from + BATCH, this.sizes.enterprises); index += 1) {
        const party = this.party(this.buyer(index), this.taxCodes.buyer, index === 0 ? STORY_ENTERPRISE : null);
        putParty(desk, party);
        this.parties.push(party);
      }
      yield desk.rows;
    }
  }

  *sellers(): Generator<Rows> {
    const planner = this.planner();
    let batch = this.open('sellers/0');
    let count = 0;
    for (const slot of this.slots()) {
      this.seller(batch, slot, planner);
      count += 1;
      if (count % BATCH === 0) {
        yield batch.rows;
        batch = this.open(`sellers/${count}`);
      }
    }
    yield batch.rows;
  }

  private seller(desk: Desk, slot: SellerSlot, planner: Planner): void {
    const profile = this.profileOf(slot);
    const story = isStory(slot);
    const party = this.party(profile, this.taxCodes.seller, story ? STORY_COOPERATIVE : null);
    putParty(desk, party);
    this.remember(slot, party);
    const held = putCertificates(desk, party, this.times);
    const links = new Links();
    const telling = this.telling(desk, links, party);
    for (const plan of this.offersOf(planner, slot, profile)) tellOffer(telling, party, plan, held);
    links.write(desk);
    this.declare(desk, slot, party);
  }

  /** One cooperative in four has told of a link that no contract made. */
  private declare(desk: Desk, { kind, index }: SellerSlot, party: Party): void {
    if (kind !== 'COOPERATIVE' || index % 4 !== 1 || party.state !== 'VERIFIED') return;
    const buyer = Random.of(this.wishes.number, 'declared', index).pick(this.parties);
    const clerk = { administrator: this.alliance.administrator, now: this.times.now };
    if (buyer.state === 'VERIFIED') putDeclaredLink(desk, party, buyer, clerk);
  }

  private offersOf(planner: Planner, slot: SellerSlot, profile: Profile): OfferPlan[] {
    const plans = planner.offersOf(profile, labelOf(slot), isQuiet(slot));
    return isStory(slot) ? [...plans, storyOffer(this.times)] : plans;
  }

  private telling(desk: Desk, links: Links, seller: Party): OfferTelling {
    const { number } = this.wishes;
    return {
      ...{ rows: desk.rows, history: desk.history, number, alliance: this.desk, links, times: this.times },
      buyerOf: (plan, key) => this.buyerFor(plan, key, seller),
    };
  }

  private buyerFor(plan: OfferPlan, key: string, seller: Party): Party {
    const [first] = this.parties;
    if (first && seller.index === 0 && seller.kind === 'COOPERATIVE' && plan.round.phase === 'PAST') return first;
    return Random.of(this.wishes.number, 'buyer', key).pick(this.wanting(plan.goodKey));
  }

  /** Verified buyers of a good; asked only after all buyers are there. */
  private wanting(goodKey: GoodKey): readonly Party[] {
    const known = this.buyersOf.get(goodKey);
    if (known) return known;
    const verified = this.parties.filter(({ state }) => state === 'VERIFIED');
    const wants = verified.filter(({ goods }) => goods.includes(goodKey));
    this.buyersOf.set(goodKey, wants.length > 0 ? wants : verified);
    return this.wanting(goodKey);
  }

  private remember(slot: SellerSlot, party: Party): void {
    if (party.state !== 'VERIFIED') return;
    const { id, manager, verifiedAt } = party;
    if (isQuiet(slot)) this.quiet.push(party);
    else
      for (const key of party.goods) {
        const known = this.answerers.get(key) ?? [];
        if (known.length < 400) this.answerers.set(key, [...known, { id, manager, verifiedAt }]);
      }
  }

  *demands(): Generator<Rows> {
    for (let from = 0; from < this.parties.length; from += BATCH) {
      const desk = this.open(`demands/${from}`);
      const links = new Links();
      for (const buyer of this.parties.slice(from, from + BATCH)) {
        for (const awarded of putDemands(this.demandDesk(desk), buyer)) this.fromAward(desk, links, buyer, awarded);
      }
      links.write(desk);
      yield desk.rows;
    }
  }

  private demandDesk(desk: Desk): DemandDesk {
    const { rows, history } = desk;
    return {
      ...{ rows, history, number: this.wishes.number, times: this.times },
      answerers: (goodKey, random, count) => {
        const sure = this.quiet.filter(({ goods }) => goods.includes(goodKey));
        const others = this.answerers.get(goodKey) ?? [];
        const asked = new Set<Answerer>(sure.length > 0 && random.chance(60) ? [random.pick(sure)] : []);
        for (let n = 0; n < count && others.length > 0; n += 1) asked.add(random.pick(others));
        return [...asked];
      },
    };
  }

  /** A contract without an offer, from an award to one of the sellers that sell in no other way. */
  private fromAward(desk: Desk, links: Links, buyer: Party, awarded: Awarded): void {
    const { number } = this.wishes;
    const seller = this.quiet.find(({ id }) => id === awarded.winner.id);
    const latest = this.times.now - 40 * DAY_MS;
    if (!seller || awarded.awardedAt > latest) return;
    const { demand, round, price, taken } = awarded;
    const key = `demand/${demand.id}`;
    const good = GOODS[awarded.goodKey];
    const harvest = round.window;
    const end = round.phase === 'PAST' ? 'FULFILLED' : 'IN_FORCE';
    const frame = {
      from: awarded.awardedAt,
      now: this.times.now,
      harvestTo: this.times.now - 30 * DAY_MS,
      fourEyes: false,
    };
    const way = timelineOf(Random.of(number, 'way', key), { ...frame, end, desk: 'ASSIGNED' });
    const variety = good.varieties[0]?.[0] ?? null;
    const deal = {
      ...{ seller, buyer, good, variety, season: round.season, harvest, areaHa: null, certificates: [] },
      ...{ placeId: seller.town.id, proposedAt: way.proposed },
    };
    const told = { plan: { key, share: 1000, way }, deal, quantity: taken, price, book: null, demandId: demand.id };
    tellContract({ rows: desk.rows, history: desk.history, number, alliance: this.desk, links }, told);
  }

  private party(profile: Profile, taxCodes: TaxCodes, story: StoryParty | null): Party {
    const contact = (part: 'manager' | 'signatory') => {
      this.given += 1;
      const plain = { phone: phoneOf(this.given), email: emailOf(`tk${this.given}`) };
      return story ? { phone: phoneOf(story[part].number), email: emailOf(story[part].email) } : plain;
    };
    const managerContact = contact('manager');
    const alone = profile.manager === profile.signatory;
    const taxCode = taxCodes.next();
    // An enterprise's registration number is its tax code (Circular 105/2020/TT-BTC, article 5).
    const registrationNo = profile.kind === 'ENTERPRISE' ? taxCode : profile.registrationNo;
    const signatoryContact = alone ? managerContact : contact('signatory');
    return { ...profile, taxCode, registrationNo, managerContact, signatoryContact };
  }

  private buyer(index: number): Profile {
    const random = Random.of(this.wishes.number, 'enterprise', index);
    const town = this.towns.forBuyer(random);
    if (index !== 0) return buyerProfile(random, town, { index, times: this.times });
    return {
      ...storyProfile(
        buyerProfile(random, this.towns.byId(STORY_ENTERPRISE.townId), { index, times: this.times }),
        STORY_ENTERPRISE,
      ),
      ...standingOfFounder(random),
    };
  }

  private profileOf(slot: SellerSlot): Profile {
    const { kind, index } = slot;
    const random = Random.of(this.wishes.number, labelOf(slot));
    if (!isStory(slot)) return sellerProfile(random, kind, this.towns.forSeller(random), { index, times: this.times });
    const profile = sellerProfile(random, kind, this.towns.byId(STORY_COOPERATIVE.townId), {
      index,
      times: this.times,
    });
    return { ...storyProfile(profile, STORY_COOPERATIVE), ...standingOfFounder(random) };
  }

  private planner(): Planner {
    return new Planner(this.wishes.number, this.times, new Deck());
  }

  private *slots(): Generator<SellerSlot> {
    for (let index = 0; index < this.sizes.cooperatives; index += 1) yield { kind: 'COOPERATIVE', index };
    for (let index = 0; index < this.sizes.groups; index += 1) yield { kind: 'COOPERATIVE_GROUP', index };
  }

  /** All offers as they will be told, before any of them is; cheap, since nothing is worded. */
  private *plans(): Generator<OfferPlan[]> {
    const planner = this.planner();
    for (const slot of this.slots()) yield this.offersOf(planner, slot, this.profileOf(slot));
  }
}

const labelOf = ({ kind, index }: SellerSlot): string => `${kind === 'COOPERATIVE' ? 'cooperative' : 'group'}/${index}`;
const isStory = ({ kind, index }: SellerSlot): boolean => kind === 'COOPERATIVE' && index === 0;
/** One cooperative in ten sells through demands only. */
const isQuiet = ({ kind, index }: SellerSlot): boolean => kind === 'COOPERATIVE' && index % 10 === 7;
