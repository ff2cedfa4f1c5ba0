import { Decimal } from '../../kernel/decimal';
import { calendarDate } from '../../kernel/calendar-date';
import { failure, suggest, verdict, type Failure, type Rule } from './rule';

/** Commercial Law 2005 Art. 301: at most 8 % of the value of the breached part, between traders. */
const CAP = '8';

/** B01: penalties stay within the legal cap, on the breached part. */
export const b01PenaltyCap: Rule = {
  id: 'B01',
  since: calendarDate('2026-01-01'),
  until: null,
  legalBasis: ['Luật Thương mại 2005, Điều 301'],
  check({ remedies }) {
    const failures: Failure[] = [];
    for (const side of ['sellerPenaltyPct', 'buyerPenaltyPct'] as const) {
      const percent = remedies[side];
      if (percent === null || !new Decimal(percent).greaterThan(CAP)) continue;
      const path = `remedies.${side}`;
      failures.push(
        failure(
          'BLOCKER',
          path,
          'penalty-over-cap',
          { percent, cap: CAP },
          suggest('penalty-at-cap', path, CAP, { percent: CAP }),
        ),
      );
    }
    const some = [remedies.sellerPenaltyPct, remedies.buyerPenaltyPct].some(
      (percent) => percent !== null && percent !== '0',
    );
    if (some && remedies.base === 'WHOLE') {
      failures.push(
        failure(
          'BLOCKER',
          'remedies.base',
          'penalty-on-whole',
          {},
          suggest('penalty-on-breached-part', 'remedies.base', 'BREACHED_PART'),
        ),
      );
    }
    return verdict(failures);
  },
};
