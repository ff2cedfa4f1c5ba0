import { Decimal } from '../kernel/decimal';
import { roundToDong, type Dong } from '../kernel/money';

/** One thing that is taken off what the goods are worth. */
export interface Claim {
  readonly id: string;
  readonly kind: ClaimKind;
  /** đồng, not negative. */
  readonly amount: Dong;
}
/**
 * In the order in which they are served: advanced inputs (vật tư ứng trước), their interest, deposit and prepayments
 * already in the seller's hands, services that were agreed on (harvest, drying), the levy of the members' fund.
 */
export const CLAIM_ORDER = ['INPUT_PRINCIPAL', 'INPUT_INTEREST', 'PREPAID', 'SERVICE', 'FUND_LEVY'] as const;
export type ClaimKind = (typeof CLAIM_ORDER)[number];
/** Advances in kind, which the agreed cap protects the seller from. */
const CAPPED: ReadonlySet<ClaimKind> = new Set(['INPUT_PRINCIPAL', 'INPUT_INTEREST']);

export interface ServedClaim extends Claim {
  readonly served: Dong;
  /** What stays owed for the next season: over the cap, or more than the goods are worth. */
  readonly deferred: Dong;
}
export interface Waterfall {
  readonly gross: Dong;
  readonly claims: readonly ServedClaim[];
  /** What the buyer still pays. Never negative; `gross` = `net` + all that was served. */
  readonly net: Dong;
}

/**
 * The settlement of a delivery (quyết toán): claims served in the order of `CLAIM_ORDER` (within a kind as given), as far
 * as the money goes. Advances in kind are recovered from at most `capPctOfGross` per cent of the gross value, rounded
 * down to the đồng; null means no cap was agreed. What is not served is deferred, never forgotten.
 */
export function settle(gross: Dong, claims: readonly Claim[], capPctOfGross: Decimal | null): Waterfall {
  if (gross < 0n || claims.some(({ amount }) => amount < 0n)) throw new RangeError('amounts are never negative');
  let left = gross;
  let capLeft = capPctOfGross === null ? gross : capOf(gross, capPctOfGross);
  const inOrder = CLAIM_ORDER.flatMap((kind) => claims.filter((claim) => claim.kind === kind));
  const served = inOrder.map((claim): ServedClaim => {
    const limit = CAPPED.has(claim.kind) ? least(left, capLeft) : left;
    const paid = least(claim.amount, limit);
    left -= paid;
    if (CAPPED.has(claim.kind)) capLeft -= paid;
    return { ...claim, served: paid, deferred: claim.amount - paid };
  });
  return { gross, claims: served, net: left };
}

const least = (a: Dong, b: Dong): Dong => (a < b ? a : b);

function capOf(gross: Dong, pct: Decimal): Dong {
  const cap = new Decimal(gross.toString()).times(pct).dividedBy(100).toDecimalPlaces(0, Decimal.ROUND_FLOOR);
  return least(gross, BigInt(cap.toFixed(0)));
}

/** What one household delivered and owes, for its share of the pay-out. */
export interface HouseholdShare {
  readonly householdId: string;
  /** đồng: its payable kilograms at its price. */
  readonly value: Dong;
  /** đồng of advances that it received itself. */
  readonly owes: Dong;
}
export interface HouseholdPayOut {
  readonly householdId: string;
  readonly amount: Dong;
  readonly recovered: Dong;
  /** What it still owes after this pay-out. */
  readonly deferred: Dong;
}

/**
 * Divides what is to be paid out among households: each by the value of its goods less its own advances first, then the
 * rest of `total` in the same proportion by the largest remainder, ties by household. Sums to `total` exactly; nobody
 * gets less than nothing. Needs `total` > 0 only where somebody has a positive share.
 */
export function payOuts(total: Dong, shares: readonly HouseholdShare[]): HouseholdPayOut[] {
  const own = shares.map((share) => {
    const recovered = least(share.value, share.owes);
    return { ...share, recovered, due: share.value - recovered };
  });
  const sum = own.reduce((all, { due }) => all + due, 0n);
  if (sum === 0n) {
    if (total !== 0n) throw new RangeError('nobody to pay out to');
    return own.map((share) => payOut(share, 0n));
  }
  const parts = own.map((share, index) => ({
    index,
    whole: (total * share.due) / sum,
    rest: (total * share.due) % sum,
  }));
  let left = total - parts.reduce((all, { whole }) => all + whole, 0n);
  const first = [...parts].sort((a, b) => (a.rest === b.rest ? byHousehold(own, a, b) : a.rest > b.rest ? -1 : 1));
  const extra = new Set<number>();
  for (const { index } of first) {
    if (left === 0n) break;
    extra.add(index);
    left -= 1n;
  }
  return own.map((share, index) => payOut(share, (parts[index]?.whole ?? 0n) + (extra.has(index) ? 1n : 0n)));
}

function byHousehold(own: readonly HouseholdShare[], a: { index: number }, b: { index: number }): number {
  return (own[a.index]?.householdId ?? '') < (own[b.index]?.householdId ?? '') ? -1 : 1;
}

function payOut({ householdId, owes, recovered }: HouseholdShare & { recovered: Dong }, amount: Dong): HouseholdPayOut {
  return { householdId, amount, recovered, deferred: owes - recovered };
}

const DAYS_IN_YEAR = 365;
const LARGEST_RATE_PCT = new Decimal(20);

/** The agreed rate is beyond what the law lets anybody ask. */
export interface InterestOverCap {
  readonly code: 'interest-over-cap';
  readonly largestPct: string;
}

/**
 * Interest on late payment, actual days over 365, at the agreed yearly rate: at most 20 % (Civil Code 2015 Art. 468),
 * 10 % where interest was agreed on without a rate. đồng, half up.
 */
export function lateInterest(
  principal: Dong,
  ratePct: Decimal | null,
  days: number,
): { ok: true; value: Dong } | { ok: false; refusal: InterestOverCap } {
  const rate = ratePct ?? new Decimal(10);
  if (rate.greaterThan(LARGEST_RATE_PCT)) {
    return { ok: false, refusal: { code: 'interest-over-cap', largestPct: LARGEST_RATE_PCT.toFixed() } };
  }
  const late = Math.max(0, days);
  const interest = new Decimal(principal.toString()).times(rate).dividedBy(100).times(late).dividedBy(DAYS_IN_YEAR);
  return { ok: true, value: roundToDong(interest) };
}

/**
 * Penalty for a part not performed (phạt vi phạm): the agreed share of that part's value, between traders never above 8 %
 * of it whatever was agreed (Commercial Law 2005 Art. 301); nothing where none was agreed (Art. 300). Rounded down, so
 * that rounding never passes the cap.
 */
export function penalty(breachedPart: Dong, agreedPct: Decimal | null, bothTraders: boolean): Dong {
  if (agreedPct === null) return 0n;
  const pct = bothTraders ? Decimal.min(agreedPct, 8) : agreedPct;
  const amount = new Decimal(breachedPart.toString()).times(pct).dividedBy(100);
  return BigInt(amount.toDecimalPlaces(0, Decimal.ROUND_FLOOR).toFixed(0));
}

export interface DepositOutcome {
  /** đồng that the receiver of the deposit keeps. */
  readonly kept: Dong;
  /** đồng that go back to the giver, the equal amount on top included. */
  readonly returned: Dong;
}

/**
 * What becomes of a deposit (đặt cọc) by the default of Civil Code 2015 Art. 328: who gave it and refuses loses it; who
 * received it and refuses gives it back and as much again; otherwise it goes back or is set off.
 */
export function depositOutcome(amount: Dong, refusedBy: 'GIVER' | 'RECEIVER' | 'NOBODY'): DepositOutcome {
  switch (refusedBy) {
    case 'GIVER':
      return { kept: amount, returned: 0n };
    case 'RECEIVER':
      return { kept: 0n, returned: amount * 2n };
    case 'NOBODY':
      return { kept: 0n, returned: amount };
  }
}
