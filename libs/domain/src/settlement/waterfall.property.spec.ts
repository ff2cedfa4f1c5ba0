import fc from 'fast-check';
import { Decimal } from '../kernel/decimal';
import { CLAIM_ORDER, payOuts, penalty, settle, type Claim } from './waterfall';

const dong = fc.bigInt({ min: 0n, max: 10n ** 12n });
const claim = fc.record({ kind: fc.constantFrom(...CLAIM_ORDER), amount: dong });
const claims = fc
  .array(claim, { maxLength: 8 })
  .map((list) => list.map((one, index): Claim => ({ ...one, id: `${index}` })));
const cap = fc.option(fc.integer({ min: 0, max: 1000 }).map((tenths) => new Decimal(tenths).dividedBy(10)));
const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);

describe('settlement', () => {
  it('conserves money, keeps the cap and loses no claim, over 100,000 runs', () => {
    fc.assert(
      fc.property(dong, claims, cap, (gross, list, capPct) => {
        const { net, claims: served } = settle(gross, list, capPct);
        if (net + total(served.map((one) => one.served)) !== gross || net < 0n) return false;
        if (served.length !== list.length) return false;
        if (served.some((one) => one.served < 0n || one.deferred < 0n || one.served + one.deferred !== one.amount))
          return false;
        const inKind = served.filter(({ kind }) => kind.startsWith('INPUT')).map((one) => one.served);
        return !capPct || new Decimal(total(inKind).toString()).times(100).lte(capPct.times(gross.toString()));
      }),
      { numRuns: 100_000 },
    );
  });

  it('of more goods never leaves the seller with less', () => {
    fc.assert(
      fc.property(dong, dong, claims, cap, (gross, more, list, capPct) => {
        expect(settle(gross + more, list, capPct).net >= settle(gross, list, capPct).net).toBe(true);
      }),
    );
  });

  it('pay-outs sum to the total, nobody negative, in any order of the list', () => {
    const share = fc.record({
      value: fc.bigInt({ min: 1n, max: 10n ** 9n }),
      owes: fc.bigInt({ min: 0n, max: 10n ** 9n }),
    });
    fc.assert(
      fc.property(dong, fc.array(share, { minLength: 1, maxLength: 40 }), (amount, list) => {
        const shares = list.map((one, index) => ({ ...one, householdId: `h${String(index).padStart(2, '0')}` }));
        fc.pre(shares.some(({ value, owes }) => value > owes));
        const paid = payOuts(amount, shares);
        expect(total(paid.map((one) => one.amount))).toBe(amount);
        expect(paid.every((one) => one.amount >= 0n && one.deferred >= 0n)).toBe(true);
        const reversed = new Map(payOuts(amount, [...shares].reverse()).map((one) => [one.householdId, one.amount]));
        expect(paid.every((one) => reversed.get(one.householdId) === one.amount)).toBe(true);
      }),
    );
  });

  it('a penalty between traders is never over 8 %', () => {
    fc.assert(
      fc.property(dong, fc.integer({ min: 0, max: 100 }), (part, pct) => {
        expect(penalty(part, new Decimal(pct), true) * 100n <= part * 8n).toBe(true);
      }),
    );
  });
});
