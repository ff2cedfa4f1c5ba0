import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDate } from '@domain/kernel/calendar-date';
import { seedDemoProvince } from '@demo-province/public';
import { RebuildSearch } from '@search/public';
import { startTestApi, type TestApi } from '@testing/test-api';

/** One operation of the README's walk, and what the comment before it says of its answer. */
interface Step {
  readonly title: string;
  readonly query: string;
  readonly variables: string;
  readonly keep: readonly (readonly [string, string])[];
  readonly expected: readonly (readonly [string, string])[];
}

const BLOCK = /<!-- walk:(.*?)-->\s*(?:```graphql\n(.*?)```\s*)?(?:```json\n(.*?)```)?/gs;
const steps = readSteps(readFileSync(join(__dirname, '../../../../README.md'), 'utf8'));

/** The walk in order. A step that says `again Name` runs an operation shown before with other variables. */
function readSteps(readme: string): Step[] {
  const operations = new Map<string, string>();
  return [...readme.matchAll(BLOCK)].map(([, marks = '', shown, variables = '{}'], index) => {
    const words = marks.split(';').map((mark) => mark.trim());
    const again = words.find((word) => word.startsWith('again '))?.slice('again '.length);
    const name = again ?? /^\s*(?:query|mutation) (\w+)/.exec(shown ?? '')?.[1] ?? '';
    if (shown !== undefined) operations.set(name, shown);
    const query = operations.get(name);
    if (query === undefined) throw new Error(`step ${index + 1} of the README has no operation`);
    return {
      ...{ title: `${index + 1}. ${name}`, query, variables },
      keep: pairs(words, 'keep '),
      expected: pairs(words, 'expect '),
    };
  });
}

function pairs(words: readonly string[], verb: string): [string, string][] {
  return words
    .filter((word) => word.startsWith(verb))
    .map((word) => word.slice(verb.length).split('='))
    .map(([left = '', right = '']) => [left.trim(), right.trim()]);
}

const at = (data: unknown, path: string): unknown => path.split('.').reduce<any>((value, key) => value?.[key], data);

/** The README is believed by people who have seen nothing else: each step of its walk has to work as it is printed. */
describe('the walk of the README', () => {
  let api: TestApi;
  let cookie = '';
  let last: Record<string, any> = {};
  const kept = new Map<string, string>();

  beforeAll(async () => {
    api = await startTestApi();
    api.clock.goTo('2026-11-24', 9);
    const wishes = { number: 1558, factor: 0.1, asOf: calendarDate('2026-11-24'), cheapHash: true };
    await seedDemoProvince(api.databaseUrl, wishes, () => undefined);
    await api.app.get(RebuildSearch).run(() => undefined);
    await api.drain();
  }, 180_000);
  afterAll(() => api.close());

  /** Words in capitals are what the reader noted from an answer. */
  function filledIn(variables: string): Record<string, unknown> {
    const text = variables.replace(/\b[A-Z]+(?:_[A-Z]+)*\b/g, (word) => kept.get(word) ?? word);
    return JSON.parse(text) as Record<string, unknown>;
  }

  it('has the operations from the search to the link', () => {
    expect(steps.map(({ title }) => title.split(' ')[1]).join(' ')).toMatch(/^SignIn Search Propose .* Sign Link$/);
  });

  it.each(steps.map((step) => [step.title, step] as const))('%s', async (_, { query, variables, keep, expected }) => {
    const answer = await api.gql(null, query, filledIn(variables), { headers: { cookie } });
    expect(answer.errors).toBeUndefined();
    for (const result of Object.values(answer.data)) {
      expect(result).not.toBeNull();
      if (result.__typename) expect(result).toMatchObject({ __typename: expect.stringMatching(/Payload$/) });
    }
    const [session] = answer.headers.getSetCookie();
    if (session) cookie = session.split(';')[0] ?? '';
    for (const [path, value] of expected) expect([path, String(at(answer.data, path))]).toEqual([path, value]);
    for (const [name, path] of keep) {
      const value = at(answer.data, path);
      expect([name, typeof value]).toEqual([name, 'string']);
      kept.set(name, String(value));
    }
    last = answer.data;
    await api.drain();
  });

  it('ends with an active link of 80 tonnes, carried by the contract', () => {
    const nodes = last['chainLinks'].edges.map((edge: { node: unknown }) => edge.node);
    expect(nodes).toContainEqual(
      expect.objectContaining({
        ...{ state: 'ACTIVE', kind: 'PURCHASE' },
        contracts: expect.arrayContaining([{ id: kept.get('CONTRACT_ID') }]),
        seasons: expect.arrayContaining([expect.objectContaining({ contracted: { value: '80000', unit: 'KG' } })]),
      }),
    );
  });
});
