import { Decimal } from '../../kernel/decimal';
import { calendarDate } from '../../kernel/calendar-date';
import { failure, suggest, verdict, type Rule } from './rule';

const WIDEST = 20;
const USUAL = '5';

/** Q03: a tolerance of the quantity is given and is not so wide that the quantity means nothing. */
export const q03Tolerance: Rule = {
  id: 'Q03',
  since: calendarDate('2026-01-01'),
  until: null,
  legalBasis: ['Luật Thương mại 2005, Điều 43'],
  check: (terms) =>
    verdict(
      terms.lines.flatMap(({ tolerancePct }, index) => {
        const path = `lines[${index}].tolerancePct`;
        const suggestion = suggest('usual-tolerance', path, USUAL, { percent: USUAL });
        if (tolerancePct === null)
          return [failure('MAJOR', path, 'tolerance-missing', { line: index + 1 }, suggestion)];
        const tooWide = new Decimal(tolerancePct).greaterThan(WIDEST);
        return tooWide
          ? [failure('MAJOR', path, 'tolerance-too-wide', { line: index + 1, percent: tolerancePct }, suggestion)]
          : [];
      }),
    ),
};
