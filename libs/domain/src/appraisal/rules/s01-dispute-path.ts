import { calendarDate } from '../../kernel/calendar-date';
import { isPerishable } from './perishability';
import { advise, failure, suggest, verdict, type Failure, type Rule } from './rule';

const FAST_TRACK_HOURS = 24;

/** S01: one clear way for disputes: negotiate, mediate, one forum; a fast track for quality where goods spoil. */
export const s01DisputePath: Rule = {
  id: 'S01',
  since: calendarDate('2026-01-01'),
  until: null,
  legalBasis: ['Luật Thương mại 2005, Điều 317'],
  check(terms, facts) {
    const { forum, forumName, fastTrackHours } = terms.dispute;
    const failures: Failure[] = [];
    if (forum === null || forum === 'NONE' || forum === 'BOTH') {
      failures.push(
        failure('MAJOR', 'dispute.forum', 'forum-unclear', { forum }, suggest('one-forum', 'dispute.forum', 'COURT')),
      );
    }
    if (forum === 'ARBITRATION' && forumName === null) {
      failures.push(failure('MAJOR', 'dispute.forumName', 'arbitration-unnamed', {}, advise('name-arbitration')));
    }
    if (fastTrackHours === null && isPerishable(terms, facts)) {
      const path = 'dispute.fastTrackHours';
      failures.push(
        failure(
          'MAJOR',
          path,
          'no-fast-track',
          {},
          suggest('fast-track', path, FAST_TRACK_HOURS, { hours: FAST_TRACK_HOURS }),
        ),
      );
    }
    return verdict(failures);
  },
};
