import {
  buildSchema,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { audienceOf, mayRead, type Audience } from '@domain/access/audience';
import { ANONYMOUS } from '@domain/access/actor';
import type { OrganisationId } from '@domain/kernel/id';
import { tierOf } from '@platform/graphql/tiers';
import { committedSchema } from '@schema/sdl';
import { startTestApi, type TestApi } from '@testing/test-api';
import { everybody, type People, type Somebody } from './people';
import { thingsOf, type Things } from './things';

const schema = buildSchema(committedSchema());

/** Things that are shown whole or in part, by the root field that gives one, with the organisation they belong to. */
const SHOWN: readonly {
  query: string;
  of: keyof Pick<People, 'seller' | 'buyer'>;
  id: (things: Things, people: People) => string;
}[] = [
  { query: 'organisation', of: 'seller', id: (_things, people) => people.seller.id },
  { query: 'offer', of: 'seller', id: (things) => things.offerId },
  { query: 'demand', of: 'buyer', id: (things) => things.demandId },
];
/** Things that only their parties and the Alliance know of. */
const HIDDEN: readonly { query: string; id: (things: Things) => string }[] = [
  { query: 'contract', id: (things) => things.negotiating.contract.id },
  { query: 'appraisal', id: (things) => things.appraisalId },
];

type Field = GraphQLField<unknown, unknown>;
const typeOf = (query: string): GraphQLObjectType => {
  const type = getNamedType(schema.getQueryType()?.getFields()[query]?.type);
  if (!isObjectType(type)) throw new Error(`${query} gives no object`);
  return type;
};
/** A way to ask for a field: nothing within it matters, only whether it is there. */
function selectionOf(field: Field): string {
  const type = getNamedType(field.type);
  return isLeafType(type) ? field.name : `${field.name} { __typename }`;
}
const askable = (type: GraphQLObjectType): Field[] =>
  Object.values(type.getFields()).filter((field) => field.args.every((argument) => !isNonNullType(argument.type)));

describe('who reads which field', () => {
  let api: TestApi;
  let people: People;
  let things: Things;

  beforeAll(async () => {
    api = await startTestApi();
    people = await everybody(api);
    things = await thingsOf(api, people);
  });
  afterAll(() => api.close());

  async function read(somebody: Somebody, query: string, id: string): Promise<Record<string, unknown> | null> {
    const fields = askable(typeOf(query)).map(selectionOf).join(' ');
    const answer = await api.gql(somebody.as, `query ($id: ID!) { thing: ${query}(id: $id) { ${fields} } }`, { id });
    if (answer.errors && answer.errors[0]?.extensions['code'] !== 'UNAUTHENTICATED')
      throw new Error(JSON.stringify(answer.errors));
    return answer.data['thing'] ?? null;
  }

  it.each(SHOWN)('$query: each reader sees the fields of their standing, and no other', async ({ query, of, id }) => {
    const owner = people[of].id as OrganisationId;
    const whole = await read(people.named(`${of} manager`), query, id(things, people));
    const counterparties = new Set([people.seller.id, people.buyer.id] as OrganisationId[]);
    const wrong: string[] = [];
    for (const somebody of people.all) {
      const deals =
        somebody.actor?.memberships.some(({ organisationId }) => counterparties.has(organisationId)) ?? false;
      const audience: Audience = audienceOf(somebody.actor ?? ANONYMOUS, owner, deals ? counterparties : new Set());
      const seen = await read(somebody, query, id(things, people));
      for (const field of askable(typeOf(query))) {
        const tier = tierOf(schema, typeOf(query).name, field as never) ?? 'OWNER';
        const [there, exists] = [(seen?.[field.name] ?? null) !== null, (whole?.[field.name] ?? null) !== null];
        if (!mayRead(audience, tier) && there)
          wrong.push(`${somebody.name} (${audience}) reads ${field.name} (${tier})`);
        if (mayRead(audience, tier) && exists && !there)
          wrong.push(`${somebody.name} (${audience}) is not shown ${field.name} (${tier})`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(HIDDEN)('$query: is there for its parties and the Alliance alone', async ({ query, id }) => {
    const seers: string[] = [];
    for (const somebody of people.all) if (await read(somebody, query, id(things))) seers.push(somebody.name);
    expect(seers).toEqual([
      ...['buyer manager', 'buyer staff', 'buyer signatory', 'seller manager', 'seller staff', 'seller signatory'],
      ...['advisor', 'lead', 'administrator'],
    ]);
  });

  it('lists hold and count only what may be seen', async () => {
    const counts: Record<string, unknown> = {};
    for (const somebody of people.all.filter(({ as }) => as !== null)) {
      const answer = await api.gql(
        somebody.as,
        '{ contracts { totalCount edges { node { id } } } appraisals { totalCount edges { node { id } } } }',
      );
      const { contracts, appraisals } = answer.data;
      expect([contracts.edges.length, appraisals.edges.length]).toEqual([contracts.totalCount, appraisals.totalCount]);
      counts[somebody.name] = [contracts.totalCount, appraisals.totalCount];
    }
    const [all, none] = [
      [2, 1],
      [0, 0],
    ];
    expect(counts).toEqual({
      ...{
        'no organisation': none,
        observer: none,
        'foreign manager': none,
        'foreign staff': none,
        'foreign signatory': none,
      },
      ...{ 'buyer manager': all, 'buyer staff': all, 'buyer signatory': all },
      ...{ 'seller manager': all, 'seller staff': all, 'seller signatory': all },
      ...{ advisor: all, lead: all, administrator: all },
    });
  });

  it('the public is stopped at the door of every query that is not public', async () => {
    const wrong: string[] = [];
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      const isPublic = tierOf(schema, 'Query', field as never) === 'PUBLIC';
      const args = field.args
        .filter((argument) => isNonNullType(argument.type))
        .map((argument) => `${argument.name}: ${sampleOf(String(argument.type))}`);
      const call = args.length > 0 ? `${field.name}(${args.join(', ')})` : field.name;
      const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
      const answer = await api.gql(null, `{ ${call} ${selection} }`);
      const stopped = answer.errors?.[0]?.extensions['code'] === 'UNAUTHENTICATED';
      if (stopped === isPublic) wrong.push(`${field.name}: ${JSON.stringify(answer.errors ?? answer.data)}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** A literal for a required argument. */
function sampleOf(type: string): string {
  const samples: Record<string, string> = {
    'ID!': '"x"',
    'String!': '"x"',
    'CalendarDate!': '"2026-01-01"',
    'ChainDirection!': 'UPSTREAM',
    'ConvertAreaInput!': '{ amount: "1", unit: HA }',
    'ConvertMoistureInput!': '{ kg: "1", from: "20", to: "14" }',
    'SimulatePriceInput!': '{ canonicalTerms: "{}", gross: "1" }',
    'ConvertQuantityInput!': '{ commodity: "LUA", amount: "1", unit: TAN }',
  };
  const sample = samples[type];
  if (!sample) throw new Error(`no sample for an argument of type ${type}`);
  return sample;
}
