import {
  buildSchema,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { calendarDate } from '@domain/kernel/calendar-date';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, seedDemoProvince } from '@demo-province/public';
import { committedSchema } from '@schema/sdl';
import { payload, startTestApi, type As, type TestApi } from '@testing/test-api';

const schema = buildSchema(committedSchema());
const ROWS = 12;
/** The same statement may serve a page and the page of something within it; never one row each. */
const MOST_OF_ONE_STATEMENT = 3;

type Field = GraphQLField<unknown, unknown>;
const fieldsOf = (type: GraphQLObjectType): Field[] => Object.values(type.getFields());
const isConnection = (field: Field): boolean => getNamedType(field.type).name.endsWith('Connection');
const needsArguments = (field: Field): boolean => field.args.some((argument) => isNonNullType(argument.type));

function inner(type: GraphQLObjectType, name: string): GraphQLObjectType {
  const found = getNamedType(type.getFields()[name]?.type);
  if (!isObjectType(found)) throw new Error(`${type.name} has no ${name}`);
  return found;
}
const nodeOf = (field: Field): GraphQLObjectType =>
  inner(inner(getNamedType(field.type) as GraphQLObjectType, 'edges'), 'node');

/** Leaves of a type and of what it leads to; lists within it are asked for one by one, see `wanted`. */
function selection(type: GraphQLObjectType, depth: number): string {
  const parts = fieldsOf(type).flatMap((field) => {
    if (needsArguments(field) || isConnection(field)) return [];
    const named = getNamedType(field.type);
    if (isLeafType(named)) return [field.name];
    return isObjectType(named) && depth > 0 ? [`${field.name} { ${selection(named, depth - 1)} }`] : [];
  });
  return ['__typename', ...parts].join(' ');
}

/** Every list of the schema that can be asked for: at the root, and within the rows of a root list. */
const roots = fieldsOf(schema.getQueryType() as GraphQLObjectType).filter(
  (field) => isConnection(field) && !needsArguments(field),
);
const nested = roots.flatMap((root) =>
  fieldsOf(nodeOf(root))
    .filter((field) => isConnection(field) && !needsArguments(field))
    .map((field) => [root, field] as const),
);

describe('the number of statements', () => {
  let api: TestApi;
  let advisor: As;
  let manager: As;

  beforeAll(async () => {
    api = await startTestApi();
    api.clock.goTo('2026-11-24', 9);
    await seedDemoProvince(
      api.databaseUrl,
      { number: 1558, factor: 0.1, asOf: calendarDate('2026-11-24'), cheapHash: true },
      () => undefined,
    );
    await api.runJob('refresh-search');
    advisor = await signIn('tuvan');
    manager = await signIn('htx.quanly');
  }, 180_000);
  afterAll(() => api.close());

  async function signIn(name: string): Promise<As> {
    const contact = DEMO_ACCOUNTS.find(({ email }) => email.startsWith(`${name}@`))?.email;
    const query =
      'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on SignInPayload { token } } }';
    const answer = await api.gql(null, query, { input: { contact, password: DEMO_PASSWORD } });
    return { token: payload<{ token: string }>(answer, 'signIn').token };
  }

  /** Statements that were sent more often than pages can explain, for a page of that many rows. */
  async function repeated(as: As, query: string, root: string): Promise<string[]> {
    await api.gql(as, query); // what is read once per process is read now
    let rows = 0;
    const statements = await api.statementsOf(async () => {
      const answer = await api.gql(as, query);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors[0]));
      rows = answer.data[root].edges.length;
    });
    if (rows <= MOST_OF_ONE_STATEMENT) return [];
    const counts = new Map<string, number>();
    for (const sql of statements) counts.set(sql, (counts.get(sql) ?? 0) + 1);
    return [...counts]
      .filter(([, count]) => count > MOST_OF_ONE_STATEMENT)
      .map(([sql, count]) => `${count} × ${sql.replace(/\s+/g, ' ').slice(0, 120)}`);
  }

  it.each(roots.map((root) => [root.name, root] as const))('of %s does not grow with its rows', async (name, root) => {
    const query = `{ ${name}(first: ${ROWS}) { totalCount pageInfo { hasNextPage } edges { node { ${selection(nodeOf(root), 1)} } } } }`;
    for (const as of [advisor, manager]) expect(await repeated(as, query, name)).toEqual([]);
  });

  it.each(nested.map(([root, field]) => [`${root.name}.${field.name}`, root, field] as const))(
    'of %s does not grow with the rows around it',
    async (_name, root, field) => {
      const within = `${field.name}(first: 3) { totalCount edges { node { ${selection(nodeOf(field), 0)} } } }`;
      const query = `{ ${root.name}(first: ${ROWS}) { edges { node { ${within} } } } }`;
      for (const as of [advisor, manager]) expect(await repeated(as, query, root.name)).toEqual([]);
    },
  );
});
