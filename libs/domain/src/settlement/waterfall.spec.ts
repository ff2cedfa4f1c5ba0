import { Decimal } from '../kernel/decimal';
import { depositOutcome, lateInterest, payOuts, penalty, settle, type Claim } from './waterfall';

const inputs: Claim = { id: 'seed', kind: 'INPUT_PRINCIPAL', amount: 36_000_000n };
const fertiliser: Claim = { id: 'fertiliser', kind: 'INPUT_PRINCIPAL', amount: 95_000_000n };
const deposit: Claim = { id: 'deposit', kind: 'PREPAID', amount: 60_000_000n };

describe('settlement', () => {
  it('of 20 ha with inputs and a deposit leaves 554,300,000 đ', () => {
    // 128,500 kg × 5,800 = 745,300,000; − 36,000,000 − 95,000,000 − 60,000,000 = 554,300,000
    expect(settle(128_500n * 5_800n, [deposit, inputs, fertiliser], null).net).toBe(554_300_000n);
  });

  it('serves inputs first, then interest, prepayments, services and the levy, whatever order they come in', () => {
    const claims: Claim[] = [
      { id: 'levy', kind: 'FUND_LEVY', amount: 1n },
      { id: 'harvest', kind: 'SERVICE', amount: 2n },
      deposit,
      { id: 'interest', kind: 'INPUT_INTEREST', amount: 3n },
      inputs,
    ];
    const order = settle(745_300_000n, claims, null).claims.map(({ id }) => id);
    expect(order).toEqual(['seed', 'interest', 'deposit', 'harvest', 'levy']);
  });

  it('recovers inputs up to the cap and defers the rest', () => {
    // 40 % of 200,000,000 = 80,000,000: seed whole, 44,000,000 of the fertiliser, 51,000,000 next season
    const { claims, net } = settle(200_000_000n, [inputs, fertiliser], new Decimal(40));
    expect(claims.map(({ served, deferred }) => [served, deferred])).toEqual([
      [36_000_000n, 0n],
      [44_000_000n, 51_000_000n],
    ]);
    expect(net).toBe(120_000_000n);
  });

  it('never asks the seller for more than the goods are worth', () => {
    const { claims, net } = settle(50_000_000n, [inputs, fertiliser, deposit], null);
    expect(net).toBe(0n);
    expect(claims.map(({ served }) => served)).toEqual([36_000_000n, 14_000_000n, 0n]);
  });

  it('refuses negative amounts as a mistake of ours', () => {
    expect(() => settle(-1n, [], null)).toThrow(RangeError);
  });
});

describe('pay-outs to households', () => {
  it('take off each its own advance, and divide the odd đồng by the largest remainder', () => {
    // due 100, 100 and 100 of 1,000: 333 each, the odd đồng to the first household
    const share = (householdId: string, owes: bigint) => ({ householdId, value: 100n + owes, owes });
    const paid = payOuts(1000n, [share('c', 50n), share('a', 0n), share('b', 10n)]);
    expect(paid.map(({ householdId, amount }) => [householdId, amount])).toEqual([
      ['c', 333n],
      ['a', 334n],
      ['b', 333n],
    ]);
  });

  it('a household that owes more than it brought gets nothing and goes on owing', () => {
    const [first] = payOuts(70n, [
      { householdId: 'a', value: 30n, owes: 50n },
      { householdId: 'b', value: 70n, owes: 0n },
    ]);
    expect(first).toEqual({ householdId: 'a', amount: 0n, recovered: 30n, deferred: 20n });
  });

  it('can not pay out to nobody', () => {
    expect(() => payOuts(5n, [])).toThrow(RangeError);
    expect(payOuts(0n, [{ householdId: 'a', value: 1n, owes: 1n }])).toHaveLength(1);
  });
});

describe('interest, penalty, deposit', () => {
  it('15 days late on 554,300,000 at 9.6 % a year is 2,186,827 đ', () => {
    // 554,300,000 × 0.096 × 15 / 365 = 2,186,827.397
    expect(lateInterest(554_300_000n, new Decimal('9.6'), 15)).toEqual({ ok: true, value: 2_186_827n });
    expect(lateInterest(554_300_000n, new Decimal('9.6'), -3)).toEqual({ ok: true, value: 0n });
  });

  it('without a rate is 10 %, and beyond 20 % is refused', () => {
    // 1,000,000 × 0.1 × 73 / 365 = 20,000
    expect(lateInterest(1_000_000n, null, 73)).toEqual({ ok: true, value: 20_000n });
    expect(lateInterest(1n, new Decimal('20.01'), 1)).toMatchObject({ refusal: { code: 'interest-over-cap' } });
    expect(lateInterest(365n, new Decimal(20), 5)).toEqual({ ok: true, value: 1n });
  });

  it('30 % not delivered: 17,887,200 đ at the most between traders', () => {
    // 38,550 kg × 5,800 = 223,590,000; 8 % = 17,887,200
    const part = 38_550n * 5_800n;
    expect(penalty(part, new Decimal(12), true)).toBe(17_887_200n);
    expect(penalty(part, new Decimal(5), true)).toBe(11_179_500n);
    expect(penalty(part, new Decimal(12), false)).toBe(26_830_800n);
    expect(penalty(part, null, true)).toBe(0n);
  });

  it('the deposit of 60,000,000: the buyer who refuses loses it, the cooperative gives back twice', () => {
    expect(depositOutcome(60_000_000n, 'GIVER')).toEqual({ kept: 60_000_000n, returned: 0n });
    expect(depositOutcome(60_000_000n, 'RECEIVER')).toEqual({ kept: 0n, returned: 120_000_000n });
    expect(depositOutcome(60_000_000n, 'NOBODY')).toEqual({ kept: 0n, returned: 60_000_000n });
  });
});
