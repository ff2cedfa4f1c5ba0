import { buildSchema, type GraphQLUnionType } from 'graphql';
import { allowed } from '@domain/access/policy';
import type { OrganisationId } from '@domain/kernel/id';
import { startTestApi, type TestApi } from '@testing/test-api';
import { committedSchema } from '@schema/sdl';
import { OPERATIONS, type Operation } from './operations';
import { everybody, type People, type Somebody } from './people';
import { thingsOf, type Things } from './things';

const schema = buildSchema(committedSchema());
const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
const mayBeMissing = (type: string): boolean =>
  (schema.getType(`${type}Result`) as GraphQLUnionType).getTypes().some(({ name }) => name === 'NotFound');
/** Parts named in the input that those who were let through are told not to exist. */
const PARTS = ['Question', 'Finding', 'Advisor', 'Member', 'Notification', 'Session', 'Passkey', 'Account', 'File'];

describe('who may run which mutation', () => {
  let api: TestApi;
  let people: People;
  let things: Things;

  beforeAll(async () => {
    api = await startTestApi();
    people = await everybody(api);
    things = await thingsOf(api, people);
  });
  afterAll(() => api.close());

  it('is said for every mutation of the schema', () => {
    expect(mutations.filter((name) => !(name in OPERATIONS))).toEqual([]);
    expect(Object.keys(OPERATIONS).filter((name) => !mutations.includes(name))).toEqual([]);
  });

  /** The answer's class: stopped at the door, not seen, not permitted, or let through to the rules. */
  async function tried(name: string, operation: Exclude<Operation, 'PUBLIC'>, somebody: Somebody): Promise<string> {
    const type = name.charAt(0).toUpperCase() + name.slice(1);
    const input = operation.input(people, things);
    const query = `mutation ($input: ${type}Input!) { result: ${name}(input: $input) { __typename ${mayBeMissing(type) ? '... on NotFound { what }' : ''} } }`;
    const answer = await api.gql(somebody.as, query, { input });
    const code = answer.errors?.[0]?.extensions['code'];
    if (code === 'UNAUTHENTICATED') return 'stopped at the door';
    if (code) return `error ${String(code)} ${answer.errors?.[0]?.message}`;
    const { __typename, what } = answer.data['result'];
    if (__typename === 'NotPermitted') return 'not permitted';
    const missing = __typename === 'NotFound' && !('own' in operation) && !PARTS.includes(what);
    if (missing) return 'not found';
    return 'let through';
  }

  function expected(operation: Exclude<Operation, 'PUBLIC'>, { actor }: Somebody): string {
    if (!actor) return 'stopped at the door';
    if ('own' in operation) return 'let through';
    const organisationIds = operation.of(people) as OrganisationId[];
    // A party acts for itself: the policy is asked about each party alone.
    const each = organisationIds.length === 0 ? [[]] : organisationIds.map((id) => [id]);
    const actions = [operation.action, ...(operation.or ? [operation.or] : [])];
    const may = actions.some((action) => each.some((ids) => allowed(actor, action, { organisationIds: ids })));
    if (may) return 'let through';
    const parties: string[] = [people.seller.id, people.buyer.id];
    const belongsTo = (ids: readonly string[]): boolean =>
      actor.memberships.some(({ organisationId }) => ids.includes(organisationId));
    const ofAlliance = actor.memberships.some(({ kind }) => kind === 'ALLIANCE');
    // A certificate that is not checked yet is known to its owner and the Alliance, a contract or link to both its parties.
    const known = operation.action === 'certificates.check' ? organisationIds : parties;
    const sees =
      operation.seenBy === 'everybody' ||
      (operation.seenBy === 'parties and Alliance' && (belongsTo(known) || ofAlliance)) ||
      (operation.seenBy === 'owners' && belongsTo(organisationIds));
    return sees ? 'not permitted' : 'not found';
  }

  // In the order of the table: signing out ends the session with which the others are tried, so it comes last.
  it.each(Object.keys(OPERATIONS))('%s', async (name) => {
    const operation = OPERATIONS[name];
    if (!operation || operation === 'PUBLIC') return;
    const order = [...people.all].sort(
      (a, b) => Number(expected(operation, a) === 'let through') - Number(expected(operation, b) === 'let through'),
    );
    const answers: Record<string, string> = {};
    for (const somebody of order) answers[somebody.name] = await tried(name, operation, somebody);
    const wrong = order.flatMap((somebody) => {
      const [is, shouldBe] = [answers[somebody.name], expected(operation, somebody)];
      return is === shouldBe ? [] : [`${somebody.name}: ${is}, should be ${shouldBe}`];
    });
    expect(wrong).toEqual([]);
  });
});
