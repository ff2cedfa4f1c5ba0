import { issue } from '../../kernel/refusals';

/** A reading that failed on one thing. */
export function invalid(path: string, code: string): { ok: false; issues: ReturnType<typeof issue>[] } {
  return { ok: false, issues: [issue(path, code)] };
}
