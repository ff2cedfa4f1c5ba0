import type { Terms } from '../../contracts/terms/terms';
import type { RuleFacts } from './rule';

/** Goods that lose their grade within four days of harvest: rules on pick-up, payment and claims are stricter for them. */
const PERISHABLE_HOURS = 96;

/** The shortest time to pick-up that the catalogue allows among the lines, in hours; null when no line is known. */
export function shortestDelay(terms: Terms, { catalogue }: RuleFacts): number | null {
  const delays = terms.lines.flatMap((line) => {
    const commodity = line.commodity === null ? null : catalogue.commodity(line.commodity);
    // Dry paddy and the like wait longer than the fresh goods for which the catalogue gives the delay.
    return commodity && line.form !== 'DRY' ? [commodity.pickupDelayHours] : [];
  });
  return delays.length === 0 ? null : Math.min(...delays);
}

export function isPerishable(terms: Terms, facts: RuleFacts): boolean {
  const delay = shortestDelay(terms, facts);
  return delay !== null && delay <= PERISHABLE_HOURS;
}
