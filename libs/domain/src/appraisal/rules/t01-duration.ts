import { daysBetween, calendarDate } from '../../kernel/calendar-date';
import { advise, failure, suggest, verdict, type Failure, type Rule } from './rule';

const DAYS_A_YEAR = 365;
/** Decree 98/2018 Art. 11: stable linkage of at least three years where the crop takes less than a year. */
const YEARS_FOR_SUPPORT = 3;

/** T01: duration, renewal, notice and form of amendment are clear, and long enough where support is sought. */
export const t01Duration: Rule = {
  id: 'T01',
  since: calendarDate('2026-01-01'),
  until: null,
  legalBasis: ['Bộ luật Dân sự 2015, Điều 421, 422', 'Nghị định 98/2018/NĐ-CP, Điều 11'],
  check({ start, end, term, amendmentForm, linkage }) {
    const failures: Failure[] = [];
    if (end === null) failures.push(failure('MAJOR', 'end', 'end-missing', {}, advise('state-end')));
    if (start !== null && end !== null && end < start)
      failures.push(failure('MAJOR', 'end', 'end-before-start', { start, end }));
    if (term.renewal === 'AUTO') {
      failures.push(
        failure(
          'MAJOR',
          'term.renewal',
          'renewal-automatic',
          {},
          suggest('renew-in-writing', 'term.renewal', 'BY_WRITING'),
        ),
      );
    }
    const { noticeDaysSeller: seller, noticeDaysBuyer: buyer } = term;
    if (seller !== buyer) {
      const days = Math.max(seller ?? 0, buyer ?? 0);
      const patch = [
        { path: 'term.noticeDaysSeller', value: days },
        { path: 'term.noticeDaysBuyer', value: days },
      ];
      failures.push(
        failure(
          'MAJOR',
          'term.noticeDaysSeller',
          'notice-unequal',
          { seller, buyer },
          { code: 'equal-notice', facts: { days }, patch },
        ),
      );
    }
    if (amendmentForm === null) {
      failures.push(
        failure(
          'MAJOR',
          'amendmentForm',
          'amendment-form-missing',
          {},
          suggest('amend-in-writing', 'amendmentForm', 'WRITTEN'),
        ),
      );
    }
    if (
      linkage.supportRequested &&
      start !== null &&
      end !== null &&
      daysBetween(start, end) < YEARS_FOR_SUPPORT * DAYS_A_YEAR
    ) {
      failures.push(
        failure(
          'MAJOR',
          'end',
          'too-short-for-support',
          { years: YEARS_FOR_SUPPORT },
          advise('longer-for-support', { years: YEARS_FOR_SUPPORT }),
        ),
      );
    }
    return verdict(failures);
  },
};
