import { calendarDate } from '../../kernel/calendar-date';
import { isPerishable, shortestDelay } from './perishability';
import { failure, suggest, verdict, type Failure, type Rule } from './rule';

const USUAL_HOURS = 72;

/**
 * L02: the buyer must come within a time, and staying away has a consequence. Giồng Riềng 2016: harvests waited four to
 * five days for the boat, and then the price was cut.
 */
export const l02PickUpDeadline: Rule = {
  id: 'L02',
  since: calendarDate('2026-01-01'),
  until: null,
  legalBasis: ['Luật Thương mại 2005, Điều 37, 56'],
  check(terms, facts) {
    const { pickupMaxHours, noShow } = terms.delivery;
    const longest = shortestDelay(terms, facts);
    const failures: Failure[] = [];
    const path = 'delivery.pickupMaxHours';
    const hours = longest ?? USUAL_HOURS;
    if (pickupMaxHours === null) {
      const severity = isPerishable(terms, facts) ? 'BLOCKER' : 'MAJOR';
      failures.push(
        failure(
          severity,
          path,
          'pick-up-deadline-missing',
          { longest: hours },
          suggest('set-pick-up-deadline', path, hours, { hours }),
        ),
      );
    } else if (longest !== null && pickupMaxHours > longest) {
      const evidence = { hours: pickupMaxHours, longest };
      failures.push(
        failure(
          'MAJOR',
          path,
          'pick-up-deadline-too-late',
          evidence,
          suggest('set-pick-up-deadline', path, longest, { hours: longest }),
        ),
      );
    }
    if (noShow === null || noShow === 'NONE') {
      const at = 'delivery.noShow';
      failures.push(
        failure(
          'MAJOR',
          at,
          'no-show-without-consequence',
          {},
          suggest('release-on-no-show', at, 'RELEASE_AND_COMPENSATE'),
        ),
      );
    }
    return verdict(failures);
  },
};
