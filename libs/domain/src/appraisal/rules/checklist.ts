import type { Terms } from '../../contracts/terms/terms';
import { b01PenaltyCap } from './b01-penalty-cap';
import { b02BalancedPenalties } from './b02-balanced-penalties';
import { d02PaymentTerm } from './d02-payment-term';
import { d03LateInterest } from './d03-late-interest';
import { l01PlaceAndSchedule } from './l01-place-and-schedule';
import { l02PickUpDeadline } from './l02-pick-up-deadline';
import { p01PartiesIdentified } from './p01-parties-identified';
import { q01GoodsNamed } from './q01-goods-named';
import { q02QuantityComputable } from './q02-quantity-computable';
import { q03Tolerance } from './q03-tolerance';
import type { Rule, RuleFacts, RuleResult } from './rule';
import { s01DisputePath } from './s01-dispute-path';
import { t01Duration } from './t01-duration';

/** Version of the checklist that findings are stored with; raised whenever a rule changes what it says. */
export const CHECKLIST_VERSION = '2026.1';

/** Every rule, in the order of the checklist. */
export const RULES: readonly Rule[] = [
  p01PartiesIdentified,
  q01GoodsNamed,
  q02QuantityComputable,
  q03Tolerance,
  d02PaymentTerm,
  d03LateInterest,
  l01PlaceAndSchedule,
  l02PickUpDeadline,
  b01PenaltyCap,
  b02BalancedPenalties,
  s01DisputePath,
  t01Duration,
];

export type CheckedRule = { readonly rule: Rule } & (RuleResult | { readonly outcome: 'COULD_NOT_BE_CHECKED' });

/**
 * Runs the checklist of the day over the terms. A rule that breaks says so of itself alone: the others still speak, and
 * the advisor sees which item is left to check by hand.
 */
export function runChecklist(terms: Terms, facts: RuleFacts, rules: readonly Rule[] = RULES): CheckedRule[] {
  return rules
    .filter((rule) => rule.since <= facts.today && (rule.until === null || facts.today <= rule.until))
    .map((rule) => {
      try {
        return { rule, ...rule.check(terms, facts) };
      } catch {
        return { rule, outcome: 'COULD_NOT_BE_CHECKED' };
      }
    });
}
