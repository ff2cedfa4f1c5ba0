import type { Terms } from '../../contracts/terms/terms';
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
  check: (terms) => verdict([...durationFaults(terms), ...noticeFaults(terms), ...formFaults(terms)]),
};

function durationFaults({ start, end, linkage }: Terms): Failure[] {
  if (end === null) return [failure('MAJOR', 'end', 'end-missing', {}, advise('state-end'))];
  if (start === null) return [];
  if (end < start) return [failure('MAJOR', 'end', 'end-before-start', { start, end })];
  if (!linkage.supportRequested || daysBetween(start, end) >= YEARS_FOR_SUPPORT * DAYS_A_YEAR) return [];
  const years = { years: YEARS_FOR_SUPPORT };
  return [failure('MAJOR', 'end', 'too-short-for-support', years, advise('longer-for-support', years))];
}

function noticeFaults({ term }: Terms): Failure[] {
  const { noticeDaysSeller: seller, noticeDaysBuyer: buyer } = term;
  if (seller === buyer) return [];
  const days = Math.max(seller ?? 0, buyer ?? 0);
  const patch = [
    { path: 'term.noticeDaysSeller', value: days },
    { path: 'term.noticeDaysBuyer', value: days },
  ];
  const suggestion = { code: 'equal-notice', facts: { days }, patch };
  return [failure('MAJOR', 'term.noticeDaysSeller', 'notice-unequal', { seller, buyer }, suggestion)];
}

function formFaults({ term, amendmentForm }: Terms): Failure[] {
  const failures: Failure[] = [];
  if (term.renewal === 'AUTO') {
    const suggestion = suggest('renew-in-writing', 'term.renewal', 'BY_WRITING');
    failures.push(failure('MAJOR', 'term.renewal', 'renewal-automatic', {}, suggestion));
  }
  if (amendmentForm === null) {
    const suggestion = suggest('amend-in-writing', 'amendmentForm', 'WRITTEN');
    failures.push(failure('MAJOR', 'amendmentForm', 'amendment-form-missing', {}, suggestion));
  }
  return failures;
}
