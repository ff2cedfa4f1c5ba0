import { Decimal } from '../../kernel/decimal';
import { calendarDate } from '../../kernel/calendar-date';
import { failure, pass, suggest, verdict, type Rule } from './rule';

/** Civil Code 2015 Art. 468(1): at most 20 % a year. Art. 468(2): 10 % where the rate is unclear. */
const CEILING = 20;
const USUAL = '10';

/** D03: interest on late payment is set, within the law. */
export const d03LateInterest: Rule = {
  id: 'D03',
  since: calendarDate('2026-01-01'),
  until: null,
  legalBasis: ['Luật Thương mại 2005, Điều 306', 'Bộ luật Dân sự 2015, Điều 468'],
  check({ payment }) {
    const path = 'payment.lateRatePa';
    const suggestion = suggest('usual-late-interest', path, USUAL, { percent: USUAL });
    if (payment.lateRatePa === null) return verdict([failure('MAJOR', path, 'late-interest-missing', {}, suggestion)]);
    const tooHigh = new Decimal(payment.lateRatePa).greaterThan(CEILING);
    return tooHigh
      ? verdict([
          failure(
            'MAJOR',
            path,
            'late-interest-too-high',
            { percent: payment.lateRatePa, ceiling: CEILING },
            suggestion,
          ),
        ])
      : pass;
  },
};
