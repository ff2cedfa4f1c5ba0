import type { Refusal } from '@domain/kernel/decision';

/** `quantity-over-committed` → `QuantityOverCommitted`, the GraphQL type of the refusal. */
export function problemTypeOf(code: string): string {
  return code.replace(/(?:^|-)([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

export type ProblemOf<R extends Refusal> = R extends Refusal
  ? Omit<R, 'code'> & {
      readonly __typename: PascalCase<R['code']>;
      readonly code: string;
      readonly message: string;
      readonly refusal: R;
    }
  : never;

type PascalCase<S extends string> = S extends `${infer A}-${infer B}`
  ? `${Capitalize<A>}${PascalCase<B>}`
  : Capitalize<S>;

/**
 * A refusal as the GraphQL problem of the same name with the same facts. Its `message` is rendered where it is asked
 * for, in the reader's language, from i18n `problems.<code>`.
 */
export function problem<R extends Refusal>(refusal: R): ProblemOf<R> {
  return {
    ...refusal,
    __typename: problemTypeOf(refusal.code),
    code: refusal.code.toUpperCase().replaceAll('-', '_'),
    refusal,
  } as unknown as ProblemOf<R>;
}
