import { useCallback, useRef, useState } from 'react';
import { useMutation, type AnyVariables, type TypedDocumentNode } from 'urql';

export interface Issue {
  readonly path: string;
  readonly message: string;
}
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly issues: readonly Issue[];
}
type Answer = {
  readonly __typename?: string;
  readonly message?: string;
  readonly code?: string;
  readonly issues?: readonly Issue[];
};

/**
 * Sends a command. A command carries one key until it succeeds, so that pressing twice, or again after the line broke,
 * does it once. `run` gives the payload, or null with `problem` set: the server's own sentence in the reader's language.
 */
export function useCommand<Data, Variables extends { input: object }>(
  document: TypedDocumentNode<Data, Variables & AnyVariables>,
  offline: string,
) {
  const [, send] = useMutation(document);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const key = useRef<{ text: string; key: string } | null>(null);
  const run = useCallback(
    async (input: Omit<Variables['input'], 'idempotencyKey'>): Promise<Answer | null> => {
      const text = JSON.stringify(input);
      if (key.current?.text !== text) key.current = { text, key: crypto.randomUUID() };
      setBusy(true);
      setProblem(null);
      const result = await send({ input: { ...input, idempotencyKey: key.current.key } } as unknown as Variables &
        AnyVariables);
      setBusy(false);
      if (result.error) {
        const [first] = result.error.graphQLErrors;
        setProblem({ code: 'ERROR', message: first?.message ?? offline, issues: [] });
        return null;
      }
      const [answer] = Object.values(result.data ?? {}) as Answer[];
      if (answer?.__typename?.endsWith('Payload')) {
        key.current = null;
        return answer;
      }
      setProblem({ code: answer?.code ?? 'ERROR', message: answer?.message ?? offline, issues: answer?.issues ?? [] });
      return null;
    },
    [send, offline],
  );
  return { run, busy, problem, clear: () => setProblem(null) };
}
