import { refused, type Outcome, done } from '../kernel/decision';
import { Quantity, type BaseUnit } from '../kernel/quantity';
import type { NotFound } from '../kernel/refusals';
import { isOver, type OfferState } from './offer.transitions';

/**
 * The commitment ledger of an offer (sổ cam kết), C3. Each unit that is offered is in exactly one account: FREE, HELD
 * for a negotiation, COMMITTED by a contract, DELIVERED, or LAPSED (offered in vain). SUPPLY is where all comes from
 * and its balance is the negative of the others' sum, so all six always sum to zero. An entry moves a positive amount
 * from one account to another; nothing else ever changes a balance.
 */
export const LEDGER_ACCOUNTS = ['SUPPLY', 'FREE', 'HELD', 'COMMITTED', 'DELIVERED', 'LAPSED'] as const;
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];

/** The moves that exist. A change of the volume is a move between SUPPLY and FREE. */
export const LEDGER_MOVES: Readonly<Record<LedgerAccount, readonly LedgerAccount[]>> = {
  SUPPLY: ['FREE'],
  FREE: ['SUPPLY', 'HELD', 'LAPSED'],
  HELD: ['FREE', 'COMMITTED', 'LAPSED'],
  COMMITTED: ['FREE', 'DELIVERED', 'LAPSED'],
  DELIVERED: [],
  LAPSED: [],
};

/** Thousandths of the offer's base unit. */
export interface Balances {
  readonly free: bigint;
  readonly held: bigint;
  readonly committed: bigint;
  readonly delivered: bigint;
  readonly lapsed: bigint;
}

export const NOTHING: Balances = { free: 0n, held: 0n, committed: 0n, delivered: 0n, lapsed: 0n };

/**
 * What an offer's state means to its ledger: OPEN takes holds; SHUT (a draft, paused, sold out) takes none, but what
 * is given back is free again; OVER (expired, withdrawn) lets it lapse.
 */
export const LEDGER_STANDINGS = ['OPEN', 'SHUT', 'OVER'] as const;
export type LedgerStanding = (typeof LEDGER_STANDINGS)[number];

export function standingOf(state: OfferState): LedgerStanding {
  if (state === 'PUBLISHED') return 'OPEN';
  return isOver(state) ? 'OVER' : 'SHUT';
}

export interface LedgerMove {
  readonly from: LedgerAccount;
  readonly to: LedgerAccount;
  /** Thousandths of the base unit, more than zero. */
  readonly milli: bigint;
}

const FIELD = {
  FREE: 'free',
  HELD: 'held',
  COMMITTED: 'committed',
  DELIVERED: 'delivered',
  LAPSED: 'lapsed',
} as const satisfies Record<Exclude<LedgerAccount, 'SUPPLY'>, keyof Balances>;

/** All that is offered: what came from SUPPLY and did not go back. */
export const supplyOf = (b: Balances): bigint => b.free + b.held + b.committed + b.delivered + b.lapsed;

/** The balances after a move. Throws for a move that does not exist or that would make a balance negative: a bug. */
export function applyMove(balances: Balances, move: LedgerMove): Balances {
  if (move.milli <= 0n) throw new RangeError('a ledger entry moves more than zero');
  if (!LEDGER_MOVES[move.from].includes(move.to)) throw new RangeError(`no move from ${move.from} to ${move.to}`);
  const next: { -readonly [K in keyof Balances]: bigint } = { ...balances };
  if (move.from !== 'SUPPLY') next[FIELD[move.from]] -= move.milli;
  if (move.to !== 'SUPPLY') next[FIELD[move.to]] += move.milli;
  if (Object.values(next).some((balance) => balance < 0n)) throw new RangeError(`${move.from} would be negative`);
  return next;
}

/** More was asked for than is there; `available` is what can be had now. */
export interface QuantityOverCommitted {
  readonly code: 'quantity-over-committed';
  readonly available: Quantity;
}
/** The offer is not published, or its harvest window is over. */
export interface OfferNotOpen {
  readonly code: 'offer-not-open';
}
/** The offer is kept in another unit (kilograms against pieces). */
export interface QuantityUnitMismatch {
  readonly code: 'quantity-unit-mismatch';
  readonly unit: BaseUnit;
}
/** The hold has expired or was released, or (to deliver) was never committed. */
export interface HoldNotActive {
  readonly code: 'hold-not-active';
  readonly state: HoldState;
}
export type HoldRefusal = QuantityOverCommitted | OfferNotOpen | QuantityUnitMismatch | NotFound;

export const HOLD_STATES = ['HELD', 'COMMITTED', 'RELEASED', 'EXPIRED'] as const;
export type HoldState = (typeof HOLD_STATES)[number];

export interface Hold {
  readonly state: HoldState;
  readonly quantity: Quantity;
  /** Of what is committed. */
  readonly delivered: Quantity;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** May the hold become a commitment at `now`? A hold past its end may not, whether or not it has been swept. */
export function decideCommit(hold: Hold, now: number): Outcome<LedgerMove | null, HoldNotActive> {
  if (hold.state === 'COMMITTED') return done(null);
  if (hold.state !== 'HELD') return refused({ code: 'hold-not-active', state: hold.state });
  if (hold.expiresAt <= now) return refused({ code: 'hold-not-active', state: 'EXPIRED' });
  return done({ from: 'HELD', to: 'COMMITTED', milli: hold.quantity.milli });
}

/** What a release gives back, and where to: null when nothing is left to give. */
export function decideRelease(hold: Hold, standing: LedgerStanding): LedgerMove | null {
  const from = hold.state === 'HELD' || hold.state === 'COMMITTED' ? hold.state : null;
  const left = hold.quantity.milli - hold.delivered.milli;
  return from && left > 0n ? { from, to: standing === 'OVER' ? 'LAPSED' : 'FREE', milli: left } : null;
}

/** Delivered from a commitment, at most what is left of it. */
export function decideDeliver(
  hold: Hold,
  quantity: Quantity,
): Outcome<LedgerMove, QuantityOverCommitted | HoldNotActive> {
  if (hold.state !== 'COMMITTED') return refused({ code: 'hold-not-active', state: hold.state });
  const available = hold.quantity.minus(hold.delivered);
  if (quantity.isMoreThan(available)) return refused({ code: 'quantity-over-committed', available });
  return done({ from: 'COMMITTED', to: 'DELIVERED', milli: quantity.milli });
}

/** The volume can not fall below what is held, committed, delivered. `taken` is that amount. */
export interface VolumeBelowCommitted {
  readonly code: 'volume-below-committed';
  readonly taken: Quantity;
}

/** The move that brings the supply to `wanted`; null when it is there already. */
export function decideResize(b: Balances, wanted: Quantity): Outcome<LedgerMove | null, VolumeBelowCommitted> {
  const difference = wanted.milli - supplyOf(b);
  if (difference === 0n) return done(null);
  if (difference > 0n) return done({ from: 'SUPPLY', to: 'FREE', milli: difference });
  if (-difference > b.free) {
    return refused({ code: 'volume-below-committed', taken: Quantity.ofMilli(supplyOf(b) - b.free, wanted.unit) });
  }
  return done({ from: 'FREE', to: 'SUPPLY', milli: -difference });
}
