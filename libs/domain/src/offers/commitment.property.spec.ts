import fc from 'fast-check';
import { Quantity } from '../kernel/quantity';
import {
  applyMove,
  decideCommit,
  decideDeliver,
  decideRelease,
  decideResize,
  NOTHING,
  supplyOf,
  type Balances,
  type Hold,
  type LedgerMove,
} from './commitment';

/** A ledger in memory, driven as the stored one is driven. */
interface Ledger {
  balances: Balances;
  entries: LedgerMove[];
  holds: Hold[];
  supply: bigint;
  over: boolean;
}

type Step =
  | { do: 'resize'; to: number }
  | { do: 'hold'; milli: number; until: number }
  | { do: 'commit' | 'release'; which: number }
  | { do: 'deliver'; which: number; milli: number }
  | { do: 'wait'; ms: number }
  | { do: 'end' };

const amount = fc.integer({ min: 1, max: 5_000 });
const which = fc.nat(8);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('resize' as const), to: fc.integer({ min: 0, max: 20_000 }) }),
  fc.record({ do: fc.constant('hold' as const), milli: amount, until: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ do: fc.constantFrom('commit' as const, 'release' as const), which }),
  fc.record({ do: fc.constant('deliver' as const), which, milli: amount }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.nat(50) }),
  fc.record({ do: fc.constant('end' as const) }),
);

const quantity = (milli: number | bigint) => Quantity.ofMilli(BigInt(milli), 'KG');

function move(ledger: Ledger, entry: LedgerMove | null): boolean {
  if (!entry) return false;
  ledger.balances = applyMove(ledger.balances, entry);
  ledger.entries.push(entry);
  return true;
}

function change(ledger: Ledger, at: number, to: Partial<Hold>): void {
  const hold = ledger.holds[at];
  if (hold) ledger.holds[at] = { ...hold, ...to };
}

function run(ledger: Ledger, now: number, action: Step): void {
  if (action.do === 'resize' && !ledger.over) {
    const resized = decideResize(ledger.balances, quantity(action.to));
    if (resized.ok && move(ledger, resized.value)) ledger.supply = BigInt(action.to);
  }
  if (action.do === 'hold' && !ledger.over && BigInt(action.milli) <= ledger.balances.free) {
    move(ledger, { from: 'FREE', to: 'HELD', milli: BigInt(action.milli) });
    ledger.holds.push({
      state: 'HELD',
      quantity: quantity(action.milli),
      delivered: quantity(0),
      expiresAt: now + action.until,
    });
  }
  if (action.do === 'end' && !ledger.over) {
    ledger.over = true;
    if (ledger.balances.free > 0n) move(ledger, { from: 'FREE', to: 'LAPSED', milli: ledger.balances.free });
  }
  if ('which' in action) runOnHold(ledger, now, action);
}

function runOnHold(ledger: Ledger, now: number, action: Extract<Step, { which: number }>): void {
  const hold = ledger.holds[action.which];
  if (!hold) return;
  if (action.do === 'commit') {
    const decision = decideCommit(hold, now);
    if (decision.ok && move(ledger, decision.value)) change(ledger, action.which, { state: 'COMMITTED' });
  }
  if (action.do === 'release' && move(ledger, decideRelease(hold, ledger.over ? 'OVER' : 'OPEN'))) {
    change(ledger, action.which, { state: 'RELEASED' });
  }
  if (action.do === 'deliver') {
    const decision = decideDeliver(hold, quantity(action.milli));
    if (decision.ok && move(ledger, decision.value)) {
      change(ledger, action.which, { delivered: hold.delivered.plus(quantity(action.milli)) });
    }
  }
}

const sum = (holds: readonly Hold[], of: (hold: Hold) => bigint) => holds.reduce((all, hold) => all + of(hold), 0n);

function expectSound({ balances, holds, supply, entries }: Ledger): void {
  expect(supplyOf(balances)).toBe(supply);
  expect(Object.values(balances).every((balance) => balance >= 0n)).toBe(true);
  expect(balances.held).toBe(sum(holds, (hold) => (hold.state === 'HELD' ? hold.quantity.milli : 0n)));
  expect(balances.committed).toBe(
    sum(holds, (hold) => (hold.state === 'COMMITTED' ? hold.quantity.milli - hold.delivered.milli : 0n)),
  );
  expect(balances.delivered).toBe(sum(holds, (hold) => hold.delivered.milli));
  expect(entries.reduce(applyMove, NOTHING)).toEqual(balances);
}

describe('the commitment ledger', () => {
  it('stays sound whatever is done to it, and its entries add up to its balances', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const ledger: Ledger = { balances: NOTHING, entries: [], holds: [], supply: 0n, over: false };
        let now = 0;
        for (const action of steps) {
          if (action.do === 'wait') now += action.ms;
          run(ledger, now, action);
          expectSound(ledger);
        }
      }),
      { numRuns: 500 },
    );
  });
});
