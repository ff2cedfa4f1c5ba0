import { calendarDate } from '../../kernel/calendar-date';
import { advise, failure, verdict, type Failure, type Rule } from './rule';

/** L01: where and when is delivered. */
export const l01PlaceAndSchedule: Rule = {
  id: 'L01',
  since: calendarDate('2026-01-01'),
  until: null,
  legalBasis: ['Luật Thương mại 2005, Điều 35, 37'],
  check({ delivery, lines }) {
    const failures: Failure[] = [];
    if (delivery.place === null && delivery.adminUnitId === null) {
      failures.push(failure('BLOCKER', 'delivery.place', 'place-missing', {}, advise('name-place')));
    }
    if (delivery.schedule.length === 0) {
      const harvest = lines[0]?.harvest;
      const patch =
        harvest?.from && harvest.to
          ? [{ path: 'delivery.schedule', value: [{ from: harvest.from, to: harvest.to }] }]
          : null;
      failures.push(
        failure(
          'BLOCKER',
          'delivery.schedule',
          'schedule-missing',
          {},
          { code: 'deliver-at-harvest', facts: {}, patch },
        ),
      );
    }
    return verdict(failures);
  },
};
