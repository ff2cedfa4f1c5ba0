import type { As, TestApi } from '../test-api';

export interface Refused {
  /** Name of the problem type. */
  readonly __typename: string;
  readonly code: string;
  /** The sentence in both languages. */
  readonly vi: string;
  readonly en: string;
  readonly [fact: string]: unknown;
}

export interface RefusedOptions {
  /** Selection of the facts of the expected problem, e.g. `... on CodeWrong { triesLeft }`. */
  readonly facts?: string;
  readonly headers?: Record<string, string>;
}

/** Asks for something that will be refused, in both languages, and gives the refusal; fails when it is not refused. */
export async function refused(
  api: TestApi,
  as: As,
  name: string,
  input: Record<string, unknown>,
  { facts = '', headers = {} }: RefusedOptions = {},
): Promise<Refused> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const issues = '... on InvalidInput { issues { path code message } }';
  const query = `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on Problem { code message } ${issues} ${facts} } }`;
  const ask = async (locale: 'vi' | 'en') => {
    const answer = await api.gql(as, query, { input }, { locale, headers });
    const result = answer.data[name] as { __typename: string; code?: string; message: string } | undefined;
    if (!result?.code) throw new Error(`${name} was not refused: ${JSON.stringify(answer.errors ?? result)}`);
    return result;
  };
  const [vi, en] = [await ask('vi'), await ask('en')];
  const { message, ...rest } = vi;
  if (message === en.message || !message || !en.message) throw new Error(`${rest.code} does not speak both languages`);
  return { ...rest, code: rest.code ?? '', vi: message, en: en.message };
}
