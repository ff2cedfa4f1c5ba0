import { Quantity } from '../kernel/quantity';
import { applyMove, decideCommit, decideDeliver, decideRelease, decideResize, NOTHING, type Hold } from './commitment';

const hold = (change: Partial<Hold> = {}): Hold => ({
  state: 'HELD',
  quantity: Quantity.tonnes(10),
  delivered: Quantity.zero('KG'),
  expiresAt: 1_000,
  ...change,
});

describe('a hold', () => {
  it('becomes a commitment until the moment it expires', () => {
    expect(decideCommit(hold(), 999)).toMatchObject({ ok: true, value: { from: 'HELD', to: 'COMMITTED' } });
    expect(decideCommit(hold(), 1_000)).toEqual({
      ok: false,
      refusal: { code: 'hold-not-active', state: 'EXPIRED' },
    });
  });

  it('is committed once: again nothing moves', () => {
    expect(decideCommit(hold({ state: 'COMMITTED' }), 5_000)).toEqual({ ok: true, value: null });
  });

  it.each(['RELEASED', 'EXPIRED'] as const)('that is %s can not be committed', (state) => {
    expect(decideCommit(hold({ state }), 1)).toEqual({ ok: false, refusal: { code: 'hold-not-active', state } });
  });

  it('gives back to what is free, or lapses when the offer is over', () => {
    expect(decideRelease(hold(), 'OPEN')).toEqual({ from: 'HELD', to: 'FREE', milli: 10_000_000n });
    expect(decideRelease(hold(), 'OVER')).toEqual({ from: 'HELD', to: 'LAPSED', milli: 10_000_000n });
    expect(decideRelease(hold({ state: 'RELEASED' }), 'OPEN')).toBeNull();
  });

  it('gives back of a commitment only what was not delivered', () => {
    const half = hold({ state: 'COMMITTED', delivered: Quantity.tonnes(4) });
    expect(decideRelease(half, 'OPEN')).toEqual({ from: 'COMMITTED', to: 'FREE', milli: 6_000_000n });
    expect(decideRelease(hold({ state: 'COMMITTED', delivered: Quantity.tonnes(10) }), 'OPEN')).toBeNull();
  });

  it('delivers at most what it committed', () => {
    const half = hold({ state: 'COMMITTED', delivered: Quantity.tonnes(4) });
    expect(decideDeliver(half, Quantity.tonnes(6)).ok).toBe(true);
    expect(decideDeliver(half, Quantity.tonnes(6.001))).toEqual({
      ok: false,
      refusal: { code: 'quantity-over-committed', available: Quantity.tonnes(6) },
    });
    expect(decideDeliver(hold(), Quantity.tonnes(1))).toMatchObject({ refusal: { code: 'hold-not-active' } });
  });
});

describe('a change of the volume', () => {
  const balances = { ...NOTHING, free: 4_000n, held: 6_000n };
  it('is a move against SUPPLY', () => {
    expect(decideResize(balances, Quantity.kg(12))).toEqual({
      ok: true,
      value: { from: 'SUPPLY', to: 'FREE', milli: 2_000n },
    });
    expect(decideResize(balances, Quantity.kg(6))).toEqual({
      ok: true,
      value: { from: 'FREE', to: 'SUPPLY', milli: 4_000n },
    });
    expect(decideResize(balances, Quantity.kg(10))).toEqual({ ok: true, value: null });
  });
  it('never falls below what is promised', () => {
    expect(decideResize(balances, Quantity.kg(5.999))).toEqual({
      ok: false,
      refusal: { code: 'volume-below-committed', taken: Quantity.kg(6) },
    });
  });
});

describe('a move', () => {
  it.each([
    [{ from: 'FREE', to: 'HELD', milli: 1n }, /negative/],
    [{ from: 'SUPPLY', to: 'HELD', milli: 1n }, /no move/],
    [{ from: 'DELIVERED', to: 'FREE', milli: 1n }, /no move/],
    [{ from: 'SUPPLY', to: 'FREE', milli: 0n }, /more than zero/],
  ] as const)('%j is impossible from nothing', (move, why) => {
    expect(() => applyMove(NOTHING, move)).toThrow(why);
  });
});
