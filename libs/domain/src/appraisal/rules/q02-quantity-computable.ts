import { baseUnitsPerUnit } from '../../contracts/contracted-quantity';
import type { TermsLine } from '../../contracts/terms/terms';
import { calendarDate } from '../../kernel/calendar-date';
import { advise, failure, verdict, type Failure, type Rule } from './rule';

/** Q02: the quantity of every line is fixed or can be computed, in a unit that converts. */
export const q02QuantityComputable: Rule = {
  id: 'Q02',
  since: calendarDate('2026-01-01'),
  until: null,
  legalBasis: ['Bộ luật Dân sự 2015, Điều 398(2)(b)'],
  check: (terms) => verdict(terms.lines.flatMap((line, index) => faultsOf(line, index))),
};

function faultsOf(line: TermsLine, index: number): Failure[] {
  const at = `lines[${index}]`;
  const where = { line: index + 1 };
  const failures: Failure[] = [];
  if (line.unit === null) failures.push(failure('BLOCKER', `${at}.unit`, 'unit-missing', where, advise('name-unit')));
  else if (!baseUnitsPerUnit(line)) {
    failures.push(
      failure(
        'BLOCKER',
        `${at}.kgPerUnit`,
        'unit-not-convertible',
        { ...where, unit: line.unit },
        advise('say-kg-per-unit'),
      ),
    );
  }
  const needs: Record<string, readonly (keyof TermsLine)[]> = {
    FIXED: ['quantity'],
    RANGE: ['min', 'max'],
    ALL_OUTPUT: ['areaHa'],
    PCT: ['outputPct', 'areaHa'],
  };
  for (const field of needs[line.quantityMode ?? 'FIXED'] ?? []) {
    if (line[field] === null) {
      failures.push(
        failure('BLOCKER', `${at}.${field}`, 'quantity-missing', { ...where, field }, advise('state-quantity')),
      );
    }
  }
  return failures;
}
