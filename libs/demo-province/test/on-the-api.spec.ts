import {
  buildSchema,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLField,
} from 'graphql';
import { calendarDate } from '@domain/kernel/calendar-date';
import { committedSchema } from '@schema/sdl';
import { payload, startTestApi, type As, type TestApi } from '@testing/test-api';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, seedDemoProvince } from '../src/public';

let api: TestApi;
const sessions = new Map<string, As>([['the public', null]]);

beforeAll(async () => {
  api = await startTestApi();
  api.clock.goTo('2026-11-24', 9);
  const wishes = { number: 1558, factor: 0.1, asOf: calendarDate('2026-11-24'), cheapHash: true };
  await seedDemoProvince(api.databaseUrl, wishes, () => undefined);
  for (const { who, email } of DEMO_ACCOUNTS) {
    const input = { contact: email, password: DEMO_PASSWORD };
    const answer = await api.gql(
      null,
      'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on SignInPayload { token } } }',
      { input },
    );
    sessions.set(who, { token: payload<{ token: string }>(answer, 'signIn').token });
  }
  await api.runJob('refresh-search');
}, 180_000);

afterAll(() => api.close());

const needsArguments = (field: GraphQLField<unknown, unknown>): boolean =>
  field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);

/** All leaves of a type, and those of what it leads to, `depth` steps down. */
function selection(type: GraphQLObjectType, depth: number): string {
  const parts = Object.values(type.getFields()).flatMap((field) => {
    if (needsArguments(field)) return [];
    const inner = getNamedType(field.type);
    if (isLeafType(inner)) return [field.name];
    if (!isObjectType(inner) || depth === 0) return [];
    if (inner.name.endsWith('Connection')) {
      const node = innerOf(innerOf(inner, 'edges'), 'node');
      return [`${field.name}(first: 5) { edges { node { ${selection(node, 0)} } } }`];
    }
    return [`${field.name} { ${selection(inner, depth - 1)} }`];
  });
  return ['__typename', ...parts].join(' ');
}

function innerOf(type: GraphQLObjectType, name: string): GraphQLObjectType {
  const field = type.getFields()[name];
  const inner = field && getNamedType(field.type);
  if (!isObjectType(inner)) throw new Error(`${type.name} has no ${name}`);
  return inner;
}

const queries = Object.values(buildSchema(committedSchema()).getQueryType()?.getFields() ?? {}).flatMap(
  (field): [string, string][] => {
    const type = getNamedType(field.type);
    if (needsArguments(field) || !isObjectType(type)) return [];
    if (!type.name.endsWith('Connection')) return [[field.name, `{ ${field.name} { ${selection(type, 0)} } }`]];
    const edge = innerOf(type, 'edges');
    const node = innerOf(edge, 'node');
    return [
      [field.name, `{ ${field.name}(first: 10) { totalCount edges { cursor node { ${selection(node, 1)} } } } }`],
    ];
  },
);

it.each(queries)('answers the list %s to everybody of the demo', async (name, query) => {
  for (const [who, as] of sessions) {
    const { errors, data } = await api.gql(as, query);
    const unexpected = (errors ?? []).filter(({ extensions }) => extensions['code'] !== 'UNAUTHENTICATED');
    expect({ who, errors: unexpected }).toEqual({ who, errors: [] });
    if (as) expect(data).toHaveProperty(name);
  }
});

it('finds the offer of the first story as people type it', async () => {
  const query = `{ searchOffers(words: "lua om 5451 giong rieng", first: 5) { edges { node { organisation { nameVi } availableQuantity { value } } } } }`;
  const { data, errors } = await api.gql(sessions.get(DEMO_ACCOUNTS[2]?.who ?? '') ?? null, query);
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data)).toContain('HTX Nông nghiệp Hòa Thuận Phát');
});

it('shows the advisor a desk with work on it', async () => {
  const { data } = await api.gql(
    sessions.get('advisor of the Alliance') ?? null,
    '{ appraisals(first: 50) { totalCount edges { node { state } } } }',
  );
  expect(data['appraisals'].totalCount).toBeGreaterThan(20);
});
