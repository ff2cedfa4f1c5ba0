import { calendarDate } from '../../kernel/calendar-date';
import { advise, failure, verdict, type Failure, type Rule } from './rule';

/** Q01: product, variety (where the catalogue has varieties) and physical form of every line are from the catalogue. */
export const q01GoodsNamed: Rule = {
  id: 'Q01',
  since: calendarDate('2026-01-01'),
  until: null,
  legalBasis: ['Bộ luật Dân sự 2015, Điều 398(2)(a)'],
  check(terms, { catalogue }) {
    if (terms.lines.length === 0) return verdict([failure('BLOCKER', 'lines', 'no-goods', {}, advise('add-goods'))]);
    const failures = terms.lines.flatMap((line, index): Failure[] => {
      const at = `lines[${index}]`;
      const commodity = line.commodity === null ? null : catalogue.commodity(line.commodity);
      if (!commodity)
        return [failure('BLOCKER', `${at}.commodity`, 'goods-unknown', { line: index + 1, code: line.commodity })];
      const found: Failure[] = [];
      const varieties = catalogue.varietiesOf(commodity.code);
      const variety = varieties.find(({ code }) => code === line.variety);
      if (varieties.length > 0 && !variety) {
        found.push(
          failure(
            'BLOCKER',
            `${at}.variety`,
            'variety-unknown',
            { line: index + 1, code: line.variety },
            advise('name-variety'),
          ),
        );
      }
      if (line.form === null) {
        const [only, another] = commodity.forms;
        const patch = only && !another ? [{ path: `${at}.form`, value: only }] : null;
        found.push(
          failure(
            'BLOCKER',
            `${at}.form`,
            'form-missing',
            { line: index + 1 },
            { code: 'name-form', facts: {}, patch },
          ),
        );
      }
      return found;
    });
    return verdict(failures);
  },
};
