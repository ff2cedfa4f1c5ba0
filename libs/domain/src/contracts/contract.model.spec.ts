import fc from 'fast-check';
import { finalStates, mayMove, reachableFrom } from '../kernel/transitions';
import type { AccountId, ContractId, Id, OrganisationId } from '../kernel/id';
import type { Contract } from './contract';
import { CONTRACT_STATES, CONTRACT_TRANSITIONS } from './contract.transitions';
import {
  acknowledgeFindings,
  noteAppraisalLapsed,
  noteOpinion,
  signContract,
  submitForAppraisal,
  unacknowledged,
} from './appraise-and-sign';
import {
  agreeContract,
  counterContract,
  lapseContract,
  proposeContract,
  refuseContract,
  withdrawContract,
  type NewTerms,
} from './negotiate';
import { terminateContract } from './terminate';
import { readTerms } from './terms/read-terms';
import { calendarDate } from '../kernel/calendar-date';

const seller = 'org_seller' as OrganisationId;
const buyer = 'org_buyer' as OrganisationId;
const account = 'acc_1' as AccountId;
const finding = 'fnd_1' as Id<'finding'>;
const START = Date.UTC(2026, 5, 1);

function terms(price: number): NewTerms {
  const reading = readTerms({
    kind: 'LINKAGE',
    price: { base: String(price) },
    lines: [{ commodity: 'LUA', quantity: '80', unit: 'TONNE' }],
  });
  if (!reading.ok) throw new Error('unreadable');
  return { terms: reading.value, hash: `hash-${price}` };
}

function proposed(): Contract {
  const decision = proposeContract({
    id: 'ctr_1' as ContractId,
    seller: { id: seller, kind: 'COOPERATIVE', verified: true },
    buyer: { id: buyer, kind: 'ENTERPRISE', verified: true },
    by: buyer,
    offerId: null,
    demandId: null,
    proposed: terms(5600),
    deadlineDays: 7,
    now: START,
  });
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.state;
}

describe('the table of states', () => {
  it('reaches every state from the first proposal, and every state has a way to an end', () => {
    expect([...reachableFrom(CONTRACT_TRANSITIONS, 'NEGOTIATING')].sort()).toEqual([...CONTRACT_STATES].sort());
    const ends = finalStates(CONTRACT_TRANSITIONS);
    for (const state of CONTRACT_STATES)
      expect(ends.some((end) => reachableFrom(CONTRACT_TRANSITIONS, state).has(end))).toBe(true);
  });
});

/** Everything that anybody could try, in any order, with any hash. */
const anyStep = fc.record({
  // Weighted towards going on, so that long lives are reached as well as short ones.
  what: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('agree', 'submit', 'advise', 'acknowledge', 'sign') },
    { weight: 2, arbitrary: fc.constantFrom('counter', 'clock', 'end') },
    { weight: 1, arbitrary: fc.constantFrom('refuse', 'withdraw', 'lapse') },
  ),
  by: fc.constantFrom(seller, buyer),
  price: fc.constantFrom(5600, 5700, 5800),
  days: fc.oneof({ weight: 30, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(1, 8, 31) }),
  advice: fc.constantFrom('ADVISED_SIGN' as const, 'ADVISED_CHANGE' as const, 'ADVISED_NOT_SIGN' as const),
  ground: fc.constantFrom('MUTUAL' as const, 'BREACH' as const, 'FORCE_MAJEURE' as const),
  faithful: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

function attempt(contract: Contract, step: Step, now: number) {
  const { by } = step;
  const termsHash = step.faithful ? contract.termsHash : `hash-${step.price}`;
  switch (step.what) {
    case 'counter':
      return counterContract(contract, {
        by,
        proposed: terms(step.price),
        from: contract.termsVersion,
        deadlineDays: 7,
        now,
      });
    case 'agree':
      return agreeContract(contract, { by, termsHash, now });
    case 'refuse':
      return refuseContract(contract, { by, reason: 'price', now });
    case 'withdraw':
      return withdrawContract(contract, { by });
    case 'lapse':
      return lapseContract(contract, { now });
    case 'submit':
      return submitForAppraisal(contract, { by });
    case 'advise':
      return noteOpinion(contract, {
        termsHash,
        advice: step.advice,
        opinionNumber: '1/2026',
        openFindings: [finding],
      });
    case 'clock':
      return noteAppraisalLapsed(contract, { termsHash });
    case 'acknowledge':
      return acknowledgeFindings(contract, {
        by: seller,
        accountId: account,
        findings: step.faithful ? [finding] : [],
      });
    case 'sign':
      return signContract(contract, {
        by,
        accountId: account,
        termsHash,
        now,
        coopRegime: 'COOPERATIVE_LAW_2023',
        linkageRegime: 'DECREE_98_2018',
      });
    case 'end':
      return terminateContract(contract, { by, ground: step.ground, reason: 'x', today: calendarDate('2026-07-01') });
  }
}

describe('a contract under any sequence of commands', () => {
  it('keeps its promises', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60, size: 'max' }), (steps) => {
        let contract = proposed();
        let now = START;
        for (const step of steps) {
          now += step.days * 86_400_000;
          const decision = attempt(contract, step, now);
          if (!decision.ok) continue;
          const before = contract;
          const after = decision.state;
          expect(before.state === after.state || mayMove(CONTRACT_TRANSITIONS, before.state, after.state)).toBe(true);
          expect(after.version).toBe(before.version + 1);
          // Turns alternate, and only while negotiating.
          expect(after.turnOf === null).toBe(after.state !== 'NEGOTIATING');
          if (step.what === 'counter') expect(after.turnOf).not.toBe(step.by);
          // Every signature is on the terms on the table, and none got past an unacknowledged finding.
          for (const signature of after.signatures) expect(signature.termsHash).toBe(after.termsHash);
          if (step.what === 'sign') expect(unacknowledged(before)).toBe(0);
          if (step.what === 'sign') expect(before.appraised?.termsHash).toBe(after.termsHash);
          if (after.state === 'IN_FORCE') {
            expect(after.signatures.map((signature) => signature.side).sort()).toEqual(['BUYER', 'SELLER']);
            expect(after.signedOn).not.toBeNull();
          }
          contract = after;
          reached.add(contract.state);
        }
      }),
      { numRuns: 3_000 },
    );
    expect([...reached].sort()).toEqual(
      CONTRACT_STATES.filter((state) => state !== 'SUSPENDED' && state !== 'FULFILLED').sort(),
    );
  });

  it('can be signed against advice once the findings are acknowledged, never before', () => {
    const steps = [agree(seller), submit, advise('ADVISED_NOT_SIGN')];
    const advised = steps.reduce((contract, step) => step(contract), proposed());
    const signing = {
      by: seller,
      accountId: account,
      termsHash: advised.termsHash,
      now: START,
      coopRegime: null,
      linkageRegime: null,
    };
    expect(signContract(advised, signing)).toEqual({
      ok: false,
      refusal: { code: 'findings-not-acknowledged', count: 1 },
    });
    const acknowledged = acknowledgeFindings(advised, { by: seller, accountId: account, findings: [finding] });
    expect(acknowledged.ok && signContract(acknowledged.state, signing).ok).toBe(true);
  });

  it('is free to be signed when the Alliance let its clock run out', () => {
    const lapsed = [agree(seller), submit, clock].reduce((contract, step) => step(contract), proposed());
    expect(
      signContract(lapsed, {
        by: buyer,
        accountId: account,
        termsHash: lapsed.termsHash,
        now: START,
        coopRegime: null,
        linkageRegime: null,
      }).ok,
    ).toBe(true);
  });
});

type Move = (contract: Contract) => Contract;
const must = (decision: { ok: boolean; state?: Contract }): Contract => {
  if (!decision.ok || !decision.state) throw new Error(JSON.stringify(decision));
  return decision.state;
};
const agree =
  (by: OrganisationId): Move =>
  (contract) =>
    must(agreeContract(contract, { by, termsHash: contract.termsHash, now: START }));
const submit: Move = (contract) => must(submitForAppraisal(contract, { by: seller }));
const advise =
  (advice: 'ADVISED_NOT_SIGN'): Move =>
  (contract) =>
    must(
      noteOpinion(contract, {
        termsHash: contract.termsHash,
        advice,
        opinionNumber: '1/2026',
        openFindings: [finding],
      }),
    );
const clock: Move = (contract) => must(noteAppraisalLapsed(contract, { termsHash: contract.termsHash }));
