import { Decimal } from '../../kernel/decimal';
import { calendarDate } from '../../kernel/calendar-date';
import { failure, notApplicable, pass, verdict, type Rule } from './rule';

const WIDEST_GAP = 2;
/** What may be proposed: the higher of both, within the legal cap (Commercial Law 2005 Art. 301). */
const CAP = 8;

/** B02: both sides risk about the same. Pangasius contracts drafted by buyers bound the farmer alone. */
export const b02BalancedPenalties: Rule = {
  id: 'B02',
  since: calendarDate('2026-01-01'),
  until: null,
  legalBasis: ['Bộ luật Dân sự 2015, Điều 405'],
  check({ remedies }) {
    const { sellerPenaltyPct: seller, buyerPenaltyPct: buyer } = remedies;
    if (seller === null && buyer === null) return notApplicable('no-penalties');
    const path = 'remedies.buyerPenaltyPct';
    const percent = Decimal.min(Decimal.max(seller ?? 0, buyer ?? 0), CAP).toFixed();
    const patch = [
      { path: 'remedies.sellerPenaltyPct', value: percent },
      { path, value: percent },
    ];
    const suggestion = { code: 'same-penalty', facts: { percent }, patch };
    const gap = new Decimal(seller ?? 0).minus(buyer ?? 0).abs();
    const buyerFree = new Decimal(buyer ?? 0).isZero() && !new Decimal(seller ?? 0).isZero();
    return buyerFree || gap.greaterThan(WIDEST_GAP)
      ? verdict([failure('MAJOR', path, 'penalties-unequal', { seller, buyer }, suggestion)])
      : pass;
  },
};
