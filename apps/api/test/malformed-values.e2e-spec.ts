import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
} from 'graphql';
import { committedSchema } from '@schema/sdl';
import { startTestApi, type As, type TestApi } from '@testing/test-api';
import { OPERATIONS } from './authorisation/operations';
import { everybody, type People } from './authorisation/people';
import { thingsOf, type Things } from './authorisation/things';

/**
 * Every argument and input field of every query and mutation gets values that nobody should send. Whatever comes back is
 * typed: a problem or an error with a code and a sentence, never our own failure.
 */
const schema = buildSchema(committedSchema());

const TEXTS = [
  '',
  ' ',
  'x'.repeat(60_000),
  'a\0b',
  '\ud800',
  '\u202egnp.exe',
  '🌾'.repeat(300),
  "'; DROP TABLE offers; --",
  '__proto__',
  '%',
  '\\',
  '{',
  7,
  true,
  null,
  ['x'],
  {},
];
const NUMBERS = [
  '-1',
  '0',
  'NaN',
  'Infinity',
  '1e400',
  '0.0000001',
  '9'.repeat(15),
  '9'.repeat(40),
  '-0',
  '',
  '1,5',
  5,
  null,
];
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  String: TEXTS,
  ID: [
    ...TEXTS,
    'off_',
    'off_0000000000000000000000000a',
    'acc_0000000000000000000000000a',
    'OFF_0000000000000000000000000A',
    `vn-${'9'.repeat(50)}`,
  ],
  Int: [-1, 0, 101, 2_147_483_647, 2_147_483_648, 1.5, 1e9, 'x', null],
  Float: [1e308, -91, 181, -1e308, 'x', null],
  Boolean: ['x', 0, null],
  Decimal: NUMBERS,
  Money: NUMBERS,
  CalendarDate: [
    '2026-02-30',
    '0000-00-00',
    '9999-12-31',
    '1500-01-01',
    '1900-01-01',
    '2199-12-31',
    'x',
    20260101,
    null,
  ],
  Instant: ['x', '2026-13-01T00:00:00Z', '9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z', 5, null],
};
const CURSORS = [
  'x',
  '',
  'W10',
  Buffer.from('{"a":1}').toString('base64url'),
  Buffer.from('["a","b"]').toString('base64url'),
  Buffer.from('["a"]').toString('base64url'),
];

/** A path into the arguments, and a value for it. */
interface Attack {
  readonly path: readonly string[];
  readonly value: unknown;
}

function attacksOn(type: GraphQLInputType, path: readonly string[], depth = 0): Attack[] {
  if (isNonNullType(type)) return attacksOn(type.ofType as GraphQLInputType, path, depth);
  if (isListType(type)) {
    const item = attacksOn(type.ofType as GraphQLInputType, path, depth).map(({ path: at, value }) =>
      at.length === path.length ? { path: at, value: [value] } : null,
    );
    return [
      ...item.filter((attack) => attack !== null),
      { path, value: [] },
      { path, value: 'x' },
      { path, value: Array(1_200).fill('x') },
    ];
  }
  if (isEnumType(type)) return ['NO_SUCH_VALUE', '', 5, null].map((value) => ({ path, value }));
  if (isInputObjectType(type)) {
    if (depth >= 4) return [];
    return [
      ...[5, 'x', [], { noSuchField: 1 }].map((value) => ({ path, value })),
      ...Object.values(type.getFields()).flatMap((field) => attacksOn(field.type, [...path, field.name], depth + 1)),
    ];
  }
  const name = getNamedType(type).name;
  const values = path.at(-1) === 'after' ? [...TEXTS, ...CURSORS] : VALUES[name];
  if (!values) throw new Error(`no hostile values for ${name}`);
  return values.map((value) => ({ path, value }));
}

/** The base with one value put in its place; what is missing on the way is made. */
function withValue(base: Record<string, unknown>, { path, value }: Attack): Record<string, unknown> {
  const [name = '', ...rest] = path;
  if (rest.length === 0) return { ...base, [name]: value };
  const inner = base[name];
  const group =
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? (inner as Record<string, unknown>) : {};
  return { ...base, [name]: withValue(group, { path: rest, value }) };
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  ID: 'off_0000000000000000000000000a',
  String: 'x',
  CalendarDate: '2026-06-01',
  Int: 1,
  ChainDirection: 'UPSTREAM',
};

describe('values that nobody should send', () => {
  let api: TestApi;
  let people: People;
  let things: Things;
  let sent = 0;

  beforeAll(async () => {
    api = await startTestApi();
    people = await everybody(api);
    things = await thingsOf(api, people);
  });
  afterAll(async () => {
    expect(sent).toBeGreaterThan(3_000);
    await api.close();
  });

  /** What is wrong with the answer; null when it is as it should be. */
  async function wrongAbout(as: As, query: string, variables: Record<string, unknown>): Promise<string | null> {
    sent += 1;
    const answer = await api.gql(as, query, variables, { locale: sent % 2 === 0 ? 'vi' : 'en' });
    if (answer.status >= 500) return `status ${answer.status} ${JSON.stringify(answer.errors)}`;
    const bad = answer.errors?.find(
      ({ message, extensions }) =>
        !message || ['INTERNAL', 'UNAVAILABLE', undefined].includes(extensions['code'] as string),
    );
    if (bad) return JSON.stringify(bad);
    const result = answer.data['result'] as
      { message?: string; issues?: { path: unknown; message: string }[] } | undefined;
    const untold = [result?.message, ...(result?.issues ?? []).map((issue) => issue.message)].some(
      (text) => text === '' || (text !== undefined && /^(problems|input)\./.test(text)),
    );
    return untold ? `no sentence in ${JSON.stringify(result)}` : null;
  }

  async function tryAll(
    as: As,
    query: string,
    base: Record<string, unknown>,
    attacks: readonly Attack[],
  ): Promise<string[]> {
    const wrong: string[] = [];
    for (let at = 0; at < attacks.length; at += 8) {
      const batch = attacks.slice(at, at + 8).map(async (attack) => {
        const fault = await wrongAbout(as, query, withValue(base, attack));
        if (fault)
          wrong.push(
            `${attack.path.join('.')} = ${JSON.stringify(attack.value)?.slice(0, 60)}: ${fault.slice(0, 300)}`,
          );
      });
      await Promise.all(batch);
    }
    return wrong;
  }

  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  it.each(mutations.map((field) => [field.name, field] as const))('%s', async (name, field) => {
    const operation = OPERATIONS[name];
    const input = operation && operation !== 'PUBLIC' ? operation.input(people, things) : {};
    const type = field.args[0]?.type as GraphQLInputType;
    const query = `mutation ($input: ${String(type)}) { result: ${name}(input: $input) { __typename ... on Problem { message } ... on InvalidInput { issues { path message } } } }`;
    // As somebody whom the policy lets through, so that the values reach the rules. Signing out would end the session.
    const speaker = name.startsWith('signOut')
      ? null
      : name === 'revokeOtherSessions'
        ? people.named('foreign staff').as
        : speakerFor(name);
    expect(await tryAll(speaker, query, { input }, attacksOn(type, ['input']))).toEqual([]);
  });

  function speakerFor(name: string): As {
    const operation = OPERATIONS[name];
    if (!operation || operation === 'PUBLIC' || 'own' in operation) return people.named('foreign manager').as;
    if (
      /^(appraisal\.(take|assign|examine|conclude|declare)|organisations\.(verify|suspend)|certificates\.check|value-chain\.verify)/.test(
        operation.action,
      )
    )
      return people.named('lead').as;
    if (['contracts.sign', 'contracts.acknowledge-findings'].includes(operation.action))
      return people.named('seller signatory').as;
    return people.named(operation.of(people).includes(people.seller.id) ? 'seller manager' : 'buyer manager').as;
  }

  const queries = Object.values(schema.getQueryType()?.getFields() ?? {}).filter((field) => field.args.length > 0);
  it.each(queries.map((field) => [field.name, field] as const))('%s', async (name, field) => {
    const declared = field.args.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
    const passed = field.args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
    const selection = isLeafType(getNamedType(field.type))
      ? ''
      : /Connection/.test(String(field.type))
        ? '{ totalCount edges { node { __typename } } }'
        : '{ __typename }';
    const query = `query (${declared}) { result: ${name}(${passed}) ${selection} }`;
    const base = Object.fromEntries(
      field.args
        .filter((argument) => isNonNullType(argument.type))
        .map((argument) => [argument.name, SAMPLES[getNamedType(argument.type).name] ?? {}]),
    );
    const attacks = field.args.flatMap((argument) => attacksOn(argument.type, [argument.name]));
    for (const as of [people.named('seller manager').as, null])
      expect(await tryAll(as, query, base, attacks)).toEqual([]);
  });

  describe('documents that nobody should send', () => {
    const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(`${api.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
        body,
      });
    const deep = `{ ${'organisations { edges { node { '.repeat(1)}${'contracts { edges { node { seller { '.repeat(50)}id${' } } } }'.repeat(50)} } } } }`;

    it.each([
      [
        'ten megabytes of text',
        JSON.stringify({ query: '{ me { id } }', variables: { x: 'x'.repeat(10_000_000) } }),
        413,
        'PAYLOAD_TOO_LARGE',
      ],
      ['two hundred levels', JSON.stringify({ query: deep }), 400, 'QUERY_TOO_DEEP'],
      [
        'a thousand lists under other names',
        JSON.stringify({
          query: `{ ${Array.from({ length: 700 }, (_, i) => `a${i}: organisations { totalCount }`).join(' ')} }`,
        }),
        400,
        'QUERY_TOO_COSTLY',
      ],
      ['endless tokens', JSON.stringify({ query: `{ ${'a '.repeat(6_000)} }` }), 400, 'GRAPHQL_PARSE_FAILED'],
      [
        'a circle of fragments',
        JSON.stringify({ query: '{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }' }),
        400,
        'GRAPHQL_VALIDATION_FAILED',
      ],
      ['half a document', JSON.stringify({ query: '{ me {' }), 400, 'GRAPHQL_PARSE_FAILED'],
      ['no JSON', '{"query":', 400, 'BAD_REQUEST'],
      ['a list of requests', JSON.stringify([{ query: '{ __typename }' }]), 400, null],
      ['nothing', '', 400, null],
    ])('%s', async (_what, body, status, code) => {
      const response = await post(body);
      const answer = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
      expect(response.status).toBe(status);
      if (code) expect(answer.errors[0]?.extensions.code).toBe(code);
      expect(answer.errors[0]?.message).not.toBe('');
    });

    it('a mutation by GET, and a simple request of another site', async () => {
      const byGet = await fetch(
        `${api.url}/graphql?query=${encodeURIComponent('mutation { signOut(input: {}) { __typename } }')}`,
        { headers: { 'apollo-require-preflight': 'true' } },
      );
      expect(byGet.status).toBe(405);
      const simple = await post('{"query":"{ __typename }"}', { 'content-type': 'text/plain' });
      expect(simple.status).toBe(400);
    });
  });
});
