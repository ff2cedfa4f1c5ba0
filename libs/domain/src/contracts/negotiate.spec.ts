import type { OrganisationKind } from '../access/actor';
import type { ContractId, OrganisationId } from '../kernel/id';
import type { Contract } from './contract';
import {
  agreeContract,
  counterContract,
  DAYS_TO_SIGN,
  lapseContract,
  proposeContract,
  refuseContract,
  REOPENABLE,
  withdrawContract,
  type NewTerms,
  type Proposal,
} from './negotiate';
import { readTerms } from './terms/read-terms';

const seller = 'org_seller' as OrganisationId;
const buyer = 'org_buyer' as OrganisationId;
const START = Date.UTC(2026, 5, 1);
const DAY = 86_400_000;

function terms(price: number): NewTerms {
  const reading = readTerms({ price: { base: String(price) } });
  if (!reading.ok) throw new Error('unreadable');
  return { terms: reading.value, hash: `hash-${price}` };
}
const proposal = (over: Partial<Proposal> = {}): Proposal => ({
  id: 'ctr_1' as ContractId,
  seller: { id: seller, kind: 'COOPERATIVE', verified: true },
  buyer: { id: buyer, kind: 'ENTERPRISE', verified: true },
  by: buyer,
  offerId: null,
  demandId: null,
  proposed: terms(5600),
  deadlineDays: 7,
  now: START,
  ...over,
});
function proposed(over: Partial<Proposal> = {}): Contract {
  const decision = proposeContract(proposal(over));
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.state;
}
const after = (decision: { ok: boolean; state?: Contract }): Contract => {
  if (!decision.ok || !decision.state) throw new Error(JSON.stringify(decision));
  return decision.state;
};
const codeOf = (decision: { ok: boolean; refusal?: { code: string } }): string | undefined => decision.refusal?.code;
const agreed = (): Contract => after(agreeContract(proposed(), { by: seller, termsHash: 'hash-5600', now: START }));

describe('a proposal', () => {
  it('is on the table until its deadline, and it is the other side that answers', () => {
    expect(proposed()).toMatchObject({
      state: 'NEGOTIATING',
      turnOf: seller,
      termsVersion: 1,
      deadlineAt: START + 7 * DAY,
    });
    expect(proposed({ by: seller })).toMatchObject({ proposedBy: seller, turnOf: buyer });
  });

  it.each<[OrganisationKind, OrganisationKind, boolean]>([
    ['COOPERATIVE', 'ENTERPRISE', true],
    ['COOPERATIVE_GROUP', 'HOUSEHOLD_BUSINESS', true],
    ['COOPERATIVE_UNION', 'COOPERATIVE_UNION', true],
    ['ENTERPRISE', 'COOPERATIVE', false],
    ['COOPERATIVE', 'COOPERATIVE', false],
    ['COOPERATIVE', 'ALLIANCE', false],
    ['AGENCY', 'ENTERPRISE', false],
  ])('from a %s to a %s: %s', (sells, buys, fit) => {
    const decision = proposeContract(
      proposal({
        seller: { id: seller, kind: sells, verified: true },
        buyer: { id: buyer, kind: buys, verified: true },
      }),
    );
    expect(codeOf(decision)).toBe(fit ? undefined : 'unfit-parties');
  });

  it('is refused with oneself, for others, and with whoever is not verified', () => {
    expect(
      codeOf(proposeContract(proposal({ buyer: { id: seller, kind: 'COOPERATIVE_UNION', verified: true } }))),
    ).toBe('unfit-parties');
    expect(codeOf(proposeContract(proposal({ by: 'org_third' as OrganisationId })))).toBe('unfit-parties');
    expect(proposeContract(proposal({ seller: { id: seller, kind: 'COOPERATIVE', verified: false } }))).toEqual({
      ok: false,
      refusal: { code: 'party-not-verified', organisationId: seller },
    });
  });
});

describe('an answer', () => {
  const inTime = START + 7 * DAY - 1;
  it('is for the side whose turn it is', () => {
    const contract = proposed();
    const counter = { proposed: terms(5800), from: 1, deadlineDays: 3, now: START };
    expect(codeOf(agreeContract(contract, { by: buyer, termsHash: 'hash-5600', now: START }))).toBe('not-your-turn');
    expect(codeOf(refuseContract(contract, { by: buyer, reason: 'x', now: START }))).toBe('not-your-turn');
    expect(codeOf(counterContract(contract, { by: buyer, ...counter }))).toBe('not-your-turn');
    expect(after(counterContract(contract, { by: seller, ...counter }))).toMatchObject({
      turnOf: buyer,
      termsVersion: 2,
      termsHash: 'hash-5800',
      deadlineAt: START + 3 * DAY,
    });
  });

  it('comes before the deadline; from then on the contract lapses', () => {
    const late = START + 7 * DAY;
    expect(agreeContract(proposed(), { by: seller, termsHash: 'hash-5600', now: inTime }).ok).toBe(true);
    expect(codeOf(agreeContract(proposed(), { by: seller, termsHash: 'hash-5600', now: late }))).toBe(
      'deadline-passed',
    );
    expect(codeOf(lapseContract(proposed(), { now: inTime }))).toBe('wrong-contract-state');
    expect(after(lapseContract(proposed(), { now: late }))).toMatchObject({
      state: 'LAPSED',
      turnOf: null,
      deadlineAt: null,
    });
  });

  it('agrees on exactly the terms that were read, and leaves time to sign', () => {
    expect(agreeContract(proposed(), { by: seller, termsHash: 'hash-5500', now: START })).toEqual({
      ok: false,
      refusal: { code: 'terms-changed', termsVersion: 1 },
    });
    expect(agreed()).toMatchObject({ state: 'AGREED', turnOf: null, deadlineAt: START + DAYS_TO_SIGN * DAY });
  });

  it('counters with other terms than those on the table, written from them', () => {
    const counter = { by: seller, deadlineDays: 7, now: START };
    expect(codeOf(counterContract(proposed(), { ...counter, proposed: terms(5600), from: 1 }))).toBe('terms-unchanged');
    expect(codeOf(counterContract(proposed(), { ...counter, proposed: terms(5700), from: 2 }))).toBe('terms-changed');
  });

  it('says why when it is no', () => {
    const decision = refuseContract(proposed(), { by: seller, reason: 'Giá thấp', now: START });
    expect(decision).toMatchObject({
      ok: true,
      state: { state: 'REFUSED' },
      events: [{ type: 'contracts.refused', reason: 'Giá thấp' }],
    });
  });
});

describe('after the agreement', () => {
  it('either side may put other terms on the table; agreement, opinion and signatures fall', () => {
    const signing: Contract = {
      ...agreed(),
      state: 'SIGNING',
      appraised: {
        termsHash: 'hash-5600',
        advice: 'ADVISED_SIGN',
        opinionNumber: '1/2026',
        openFindings: [],
        acknowledged: [],
      },
      signatures: [{ side: 'SELLER', accountId: 'acc_1' as never, termsHash: 'hash-5600', signedAt: START }],
    };
    for (const by of [seller, buyer]) {
      const decision = counterContract(signing, { by, proposed: terms(5700), from: 1, deadlineDays: 7, now: START });
      expect(decision).toMatchObject({
        ok: true,
        state: { state: 'NEGOTIATING', turnOf: by === seller ? buyer : seller, appraised: null, signatures: [] },
        events: [{ type: 'contracts.countered', from: 'SIGNING', previousTermsHash: 'hash-5600' }],
      });
    }
    expect([...REOPENABLE].sort()).toEqual(['ADVISED', 'AGREED', 'SIGNING', 'UNDER_APPRAISAL']);
  });

  it('either side may step back until both have signed', () => {
    for (const by of [seller, buyer]) expect(after(withdrawContract(agreed(), { by })).state).toBe('WITHDRAWN');
    expect(codeOf(withdrawContract({ ...agreed(), state: 'IN_FORCE' }, { by: buyer }))).toBe('wrong-contract-state');
  });

  it('nothing is answered any more once it is over', () => {
    for (const state of ['REFUSED', 'WITHDRAWN', 'LAPSED', 'FULFILLED', 'TERMINATED'] as const) {
      const contract: Contract = { ...proposed(), state, turnOf: null };
      const counter = { by: seller, proposed: terms(5700), from: 1, deadlineDays: 7, now: START };
      expect([
        codeOf(counterContract(contract, counter)),
        codeOf(agreeContract(contract, { by: seller, termsHash: 'hash-5600', now: START })),
        codeOf(refuseContract(contract, { by: seller, reason: 'x', now: START })),
        codeOf(withdrawContract(contract, { by: seller })),
        codeOf(lapseContract(contract, { now: START + 90 * DAY })),
      ]).toEqual(Array(5).fill('wrong-contract-state'));
    }
  });
});
