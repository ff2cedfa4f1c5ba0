import { issue, type InputIssue } from '@domain/kernel/refusals';

/** Longest text that any argument may hold; fields set tighter bounds of their own. */
export const LONGEST_TEXT = 50_000;
const LONGEST_LIST = 1_000;

/**
 * What no argument may be, whatever the field: text with NUL or half a surrogate pair (PostgreSQL can not store it),
 * text or lists beyond all reason. Gives each fault with its path.
 */
export function issuesInArguments(args: unknown, path = ''): InputIssue[] {
  if (typeof args === 'string') return issuesInText(args, path);
  if (Array.isArray(args)) {
    if (args.length > LONGEST_LIST) return [issue(path, 'too-many', { largest: LONGEST_LIST })];
    return args.flatMap((item, index) => issuesInArguments(item, `${path}[${index}]`));
  }
  if (args !== null && typeof args === 'object' && isPlain(args)) {
    return Object.entries(args).flatMap(([key, value]) => issuesInArguments(value, path ? `${path}.${key}` : key));
  }
  return [];
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function issuesInText(text: string, path: string): InputIssue[] {
  if (text.length > LONGEST_TEXT) return [issue(path, 'too-long', { largest: LONGEST_TEXT })];
  const wellFormed = (text as string & { isWellFormed(): boolean }).isWellFormed();
  return wellFormed && !text.includes('\0') ? [] : [issue(path, 'bad-characters')];
}
