import { editFromText, editTerms, type TermEdit } from '@domain/contracts/terms/edit-terms';
import { parseCanonicalTerms } from '@domain/contracts/terms/canonical';
import type { Reading } from '@domain/contracts/terms/read-terms';
import type { Terms } from '@domain/contracts/terms/terms';
import { LONGEST_DEADLINE_DAYS, USUAL_DEADLINE_DAYS } from '@domain/contracts/negotiate';
import { issue, type InputIssue } from '@domain/kernel/refusals';
import { tidy } from '@domain/kernel/text';

/** A change of one term as it was typed: `price.base` → `5500`. */
export interface TermEditInput {
  readonly path: string;
  readonly value?: string | null;
}

/** What proposals and counter-proposals have in common. */
export interface TermsInput {
  readonly edits?: readonly TermEditInput[] | null;
  /** The whole terms as canonical JSON text, instead of the ones drawn up; edits come after. */
  readonly canonicalTerms?: string | null;
  readonly deadlineDays?: number | null;
  readonly message?: string | null;
}

const LONGEST_MESSAGE = 2000;

/** The terms that the input makes of the ones at hand; every fault with its path. */
export function termsFrom(input: TermsInput, start: Terms): Reading<Terms> {
  const whole = input.canonicalTerms ? parseCanonicalTerms(input.canonicalTerms) : { ok: true as const, value: start };
  if (!whole.ok) return whole;
  const edits: TermEdit[] = [];
  const issues: InputIssue[] = [];
  for (const { path, value } of input.edits ?? []) {
    const edit = editFromText(path, value ?? null);
    if (edit.ok) edits.push(edit.value);
    else issues.push(...edit.issues);
  }
  return issues.length > 0 ? { ok: false, issues } : editTerms(whole.value, edits);
}

/** Days for the answer, and the message that goes with the proposal. */
export function courtesyOf(input: TermsInput): Reading<{ deadlineDays: number; message: string | null }> {
  const deadlineDays = input.deadlineDays ?? USUAL_DEADLINE_DAYS;
  const message = input.message ? tidy(input.message) : null;
  const issues: InputIssue[] = [];
  if (deadlineDays < 1) issues.push(issue('deadlineDays', 'too-small', { smallest: 1 }));
  if (deadlineDays > LONGEST_DEADLINE_DAYS)
    issues.push(issue('deadlineDays', 'too-large', { largest: LONGEST_DEADLINE_DAYS }));
  if (message && message.length > LONGEST_MESSAGE)
    issues.push(issue('message', 'too-long', { largest: LONGEST_MESSAGE }));
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: { deadlineDays, message: message || null } };
}

/** A text that has to be there, of bounded length. */
export function requiredText(value: string, path: string, largest: number): Reading<string> {
  const text = tidy(value);
  if (text === '') return { ok: false, issues: [issue(path, 'required')] };
  return text.length > largest
    ? { ok: false, issues: [issue(path, 'too-long', { largest })] }
    : { ok: true, value: text };
}
