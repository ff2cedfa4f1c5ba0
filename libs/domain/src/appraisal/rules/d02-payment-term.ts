import { calendarDate } from '../../kernel/calendar-date';
import { isPerishable } from './perishability';
import { failure, pass, suggest, verdict, type Rule } from './rule';

const LONGEST = 15;
const LONGEST_PERISHABLE = 7;

/** D02: the payment term is stated and short: at most 15 days, 7 for what spoils. */
export const d02PaymentTerm: Rule = {
  id: 'D02',
  since: calendarDate('2026-01-01'),
  until: null,
  legalBasis: ['Luật Thương mại 2005, Điều 55', 'Bộ luật Dân sự 2015, Điều 440'],
  check(terms, facts) {
    const days = terms.payment.finalDueDays;
    const path = 'payment.finalDueDays';
    const perishable = isPerishable(terms, facts);
    const usual = perishable ? LONGEST_PERISHABLE : LONGEST;
    const suggestion = suggest('usual-payment-term', path, usual, { days: usual });
    if (days === null) return verdict([failure('BLOCKER', path, 'payment-term-missing', {}, suggestion)]);
    if (days > LONGEST)
      return verdict([failure('MAJOR', path, 'payment-term-long', { days, longest: LONGEST }, suggestion)]);
    if (perishable && days > LONGEST_PERISHABLE) {
      return verdict([failure('MINOR', path, 'payment-term-long', { days, longest: LONGEST_PERISHABLE }, suggestion)]);
    }
    return pass;
  },
};
