import { calendarDate } from '../kernel/calendar-date';
import { Decimal } from '../kernel/decimal';
import type { OfferId, OrganisationId } from '../kernel/id';
import { Quantity } from '../kernel/quantity';
import { finalStates, reachableFrom } from '../kernel/transitions';
import {
  closeSoldOut,
  expireOffer,
  judgeYield,
  pauseOffer,
  publishOffer,
  resumeOffer,
  reviseOffer,
  stateOn,
  windowFault,
  withdrawOffer,
  type PublishFacts,
} from './decide-offer';
import type { Offer, OfferTerms } from './offer';
import { OFFER_STATES, OFFER_TRANSITIONS, type OfferState } from './offer.transitions';

const today = calendarDate('2026-03-01');
const facts: PublishFacts = { seller: { kind: 'COOPERATIVE', verified: true }, today, usualYield: null };
const terms: OfferTerms = {
  commodity: 'LUA',
  variety: 'OM18',
  form: 'FRESH',
  season: null,
  volume: { kind: 'FIXED', quantity: Quantity.tonnes(80) },
  harvest: { from: calendarDate('2026-03-10'), to: calendarDate('2026-03-25') },
  quality: [],
  certificateIds: [],
  place: { unitId: 'vn-30904-2025', point: null },
  price: { mechanism: 'MARKET' },
  minimumLot: null,
  photoIds: [],
  note: null,
};
const offer = (state: OfferState = 'DRAFT', change: Partial<OfferTerms> = {}): Offer => ({
  id: 'off_1' as OfferId,
  organisationId: 'org_1' as OrganisationId,
  version: 1,
  state,
  terms: { ...terms, ...change },
});
const expected = (high: number): Partial<OfferTerms> => ({
  volume: {
    kind: 'EXPECTED',
    areaHa: new Decimal(10),
    yieldLow: new Decimal(4000),
    yieldHigh: new Decimal(high),
    unit: 'KG',
  },
});
const bounds = { low: new Decimal(5500), high: new Decimal(9000) };

describe('the states of an offer', () => {
  it('are all reached from a draft, and only expired and withdrawn are the end', () => {
    expect(reachableFrom(OFFER_TRANSITIONS, 'DRAFT')).toEqual(new Set(OFFER_STATES));
    expect(finalStates(OFFER_TRANSITIONS)).toEqual(['EXPIRED', 'WITHDRAWN']);
  });

  it.each(OFFER_STATES)('from %s, each decision moves along the table or refuses', (state) => {
    const results = [
      publishOffer(offer(state), facts),
      pauseOffer(offer(state)),
      resumeOffer(offer(state), facts),
      withdrawOffer(offer(state)),
    ];
    for (const result of results) {
      if (result.ok) expect(OFFER_TRANSITIONS[state]).toContain(result.state.state);
      else expect(result.refusal).toEqual({ code: 'wrong-offer-state', state });
    }
    expect(closeSoldOut(offer(state)) !== null).toBe(OFFER_TRANSITIONS[state].includes('CLOSED'));
  });
});

describe('publishing', () => {
  it('puts the offer up and says so', () => {
    expect(publishOffer(offer(), facts)).toMatchObject({
      ok: true,
      state: { state: 'PUBLISHED', version: 2 },
      events: [{ type: 'offers.published', commodity: 'LUA' }],
    });
  });

  it.each([
    [{ kind: 'ENTERPRISE', verified: true }, 'NOT_A_SELLER'],
    [{ kind: 'COOPERATIVE', verified: false }, 'NOT_VERIFIED'],
  ] as const)('by %j is refused: %s', (seller, reason) => {
    expect(publishOffer(offer(), { ...facts, seller })).toEqual({
      ok: false,
      refusal: { code: 'seller-not-eligible', reason },
    });
  });

  it.each([
    ['2026-03-10', '2026-03-09', 'UPSIDE_DOWN'],
    ['2026-02-01', '2026-02-28', 'OVER'],
    ['2026-02-01', '2026-03-01', undefined],
    ['2026-03-01', '2027-03-02', undefined],
    ['2026-03-01', '2027-03-03', 'TOO_LONG'],
    ['2028-02-29', '2028-03-10', undefined],
    ['2028-03-01', '2028-03-10', 'TOO_FAR'],
  ])('of a harvest from %s to %s: %s', (from, to, reason) => {
    expect(windowFault({ from: calendarDate(from), to: calendarDate(to) }, today)?.reason).toBe(reason);
  });

  it('remarks a high yield and refuses more than twice the usual', () => {
    expect(judgeYield(offer('DRAFT', expected(5400)).terms, bounds)).toBe('LOW');
    expect(judgeYield(offer('DRAFT', expected(9000)).terms, bounds)).toBe('USUAL');
    expect(judgeYield(offer('DRAFT', expected(9001)).terms, bounds)).toBe('HIGH');
    expect(publishOffer(offer('DRAFT', expected(18_000)), { ...facts, usualYield: bounds }).ok).toBe(true);
    expect(publishOffer(offer('DRAFT', expected(18_001)), { ...facts, usualYield: bounds })).toMatchObject({
      refusal: { code: 'implausible-yield', usualHigh: bounds.high },
    });
  });
});

describe('revising', () => {
  it('changes anything of a draft, and says which terms', () => {
    const result = reviseOffer(offer(), { ...terms, commodity: 'KHOM', note: 'Giao tại bến' }, facts);
    expect(result).toMatchObject({ ok: true, events: [{ type: 'offers.revised', changed: ['commodity', 'note'] }] });
  });

  it('keeps the goods of a published offer', () => {
    for (const change of [{ commodity: 'KHOM' }, { form: 'DRY' }, { volume: pieces }]) {
      expect(reviseOffer(offer('PUBLISHED'), { ...terms, ...change }, facts)).toEqual({
        ok: false,
        refusal: { code: 'offered-goods-fixed' },
      });
    }
    expect(reviseOffer(offer('PUBLISHED'), { ...terms, variety: 'DT8' }, facts).ok).toBe(true);
  });

  it('refuses for a published offer what publishing refuses', () => {
    const over = { from: calendarDate('2026-02-01'), to: calendarDate('2026-02-02') };
    expect(reviseOffer(offer('PAUSED'), { ...terms, harvest: over }, facts)).toMatchObject({
      refusal: { code: 'harvest-window-not-possible' },
    });
  });

  it.each(['EXPIRED', 'WITHDRAWN'] as const)('is over when the offer is %s', (state) => {
    expect(reviseOffer(offer(state), terms, facts).ok).toBe(false);
  });
});

const pieces: OfferTerms['volume'] = { kind: 'FIXED', quantity: Quantity.ofMilli(1000n, 'PIECE') };

describe('expiry', () => {
  it('comes the day after the last day of the harvest', () => {
    expect(expireOffer(offer('PUBLISHED'), calendarDate('2026-03-25'))).toBeNull();
    expect(expireOffer(offer('PUBLISHED'), calendarDate('2026-03-26'))).toMatchObject({
      state: { state: 'EXPIRED' },
      events: [{ type: 'offers.expired', harvestTo: '2026-03-25' }],
    });
    expect(expireOffer(offer('DRAFT'), calendarDate('2026-03-26'))).toBeNull();
  });

  it('is read by everybody from midnight in Vietnam on, recorded or not', () => {
    expect(stateOn('PUBLISHED', terms.harvest, calendarDate('2026-03-25'))).toBe('PUBLISHED');
    expect(stateOn('PUBLISHED', terms.harvest, calendarDate('2026-03-26'))).toBe('EXPIRED');
    expect(stateOn('DRAFT', terms.harvest, calendarDate('2026-03-26'))).toBe('DRAFT');
  });
});
