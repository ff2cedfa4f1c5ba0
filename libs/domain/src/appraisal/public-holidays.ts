/**
 * Public holidays of Vietnam (ngày nghỉ lễ, tết; Labour Code 2019 art. 111(3), 112) as the days that fall on a weekday
 * and are off, by year, with the Saturdays that are worked instead where the government moved a day. Years are added as
 * they are announced; `PROVISIONAL` years follow the lunar calendar and the usual pattern, and may still move by a day
 * or two around Tết. Sources: the yearly announcements of the ministry in charge of labour.
 */
export interface HolidayYear {
  readonly status: 'ANNOUNCED' | 'PROVISIONAL';
  /** `MM-DD`; only weekdays matter. */
  readonly daysOff: readonly string[];
  readonly saturdaysWorked: readonly string[];
}

export const HOLIDAY_YEARS: Readonly<Record<number, HolidayYear>> = {
  2024: {
    status: 'ANNOUNCED',
    daysOff: [
      '01-01',
      '02-08',
      '02-09',
      '02-12',
      '02-13',
      '02-14',
      '04-18',
      '04-29',
      '04-30',
      '05-01',
      '09-02',
      '09-03',
    ],
    saturdaysWorked: ['05-04'],
  },
  2025: {
    status: 'ANNOUNCED',
    daysOff: [
      '01-01',
      '01-27',
      '01-28',
      '01-29',
      '01-30',
      '01-31',
      '04-07',
      '04-30',
      '05-01',
      '05-02',
      '09-01',
      '09-02',
    ],
    saturdaysWorked: ['04-26'],
  },
  // 24 November, Vietnamese Culture Day, was decided in principle in January 2026 (Resolution 80-NQ/TW).
  2026: {
    status: 'ANNOUNCED',
    daysOff: [
      ...['01-01', '01-02', '02-16', '02-17', '02-18', '02-19', '02-20', '04-27', '04-30', '05-01'],
      ...['08-31', '09-01', '09-02', '11-24'],
    ],
    saturdaysWorked: ['01-10', '08-22'],
  },
  2027: {
    status: 'PROVISIONAL',
    daysOff: [
      ...['01-01', '02-04', '02-05', '02-08', '02-09', '02-10', '04-16', '04-30', '05-03', '09-02', '09-03', '11-24'],
    ],
    saturdaysWorked: [],
  },
  2028: {
    status: 'PROVISIONAL',
    daysOff: [
      ...['01-03', '01-24', '01-25', '01-26', '01-27', '01-28', '04-04', '05-01', '05-02', '09-01', '09-04', '11-24'],
    ],
    saturdaysWorked: [],
  },
};

/** Days off whose date never moves, for years that are not in the table: New Year, 30 April, 1 May, 2 September. */
export const FIXED_DAYS_OFF: readonly string[] = ['01-01', '04-30', '05-01', '09-02'];
