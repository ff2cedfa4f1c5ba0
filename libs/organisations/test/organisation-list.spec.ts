import { startTestApi, type TestApi } from '@testing/test-api';
import { anAlliance, aVerifiedCooperative, aVerifiedEnterprise, LONG_XUYEN } from '@testing/world/organisations';

let api: TestApi;
const NAMES = [
  'Hợp tác xã Đông Hưng',
  'Hợp tác xã An Bình',
  'Hợp tác xã Ấp Bắc',
  'Hợp tác xã Vĩnh Phú',
  'Hợp tác xã Dương Hòa',
];
beforeAll(async () => {
  api = await startTestApi();
  for (const nameVi of NAMES) await aVerifiedCooperative(api, { nameVi, facts: { sectors: ['FRUIT'] } });
  await aVerifiedEnterprise(api, { nameVi: 'Công ty Đại Dương' });
});
afterAll(() => api.close());

type Page = {
  totalCount: number;
  edges: { node: { nameVi: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
};
const list = async (args: string, as: { token: string } | null = null): Promise<Page> => {
  const { data, errors } = await api.gql(
    as,
    `{ organisations(${args}) { totalCount edges { node { nameVi } } pageInfo { hasNextPage endCursor } } }`,
  );
  expect(errors).toBeUndefined();
  return data['organisations'] as Page;
};
const names = ({ edges }: Page): string[] => edges.map(({ node }) => node.nameVi);

it('stands in the order of names, marks aside, page by page', async () => {
  const seen: string[] = [];
  for (let after = 'null', more = true; more;) {
    const page = await list(`first: 2, after: ${after}, filter: { kinds: [COOPERATIVE] }`);
    expect(page.totalCount).toBe(NAMES.length);
    seen.push(...names(page));
    ({ hasNextPage: more } = page.pageInfo);
    after = `"${page.pageInfo.endCursor}"`;
  }
  expect(seen).toEqual(['An Bình', 'Ấp Bắc', 'Đông Hưng', 'Dương Hòa', 'Vĩnh Phú'].map((name) => `Hợp tác xã ${name}`));
});

it.each([
  ['filter: { namePrefix: "hop tac xa d" }', ['Hợp tác xã Đông Hưng', 'Hợp tác xã Dương Hòa']],
  ['filter: { namePrefix: "HỢP TÁC XÃ ẤP" }', ['Hợp tác xã Ấp Bắc']],
  ['filter: { namePrefix: "%" }', []],
  [`filter: { adminUnitIds: ["${LONG_XUYEN}"] }`, ['Công ty Đại Dương']],
  ['filter: { sectors: [PROCESSING, CREDIT] }', ['Công ty Đại Dương']],
  ['first: 1, orderBy: NEWEST', ['Công ty Đại Dương']],
  ['filter: { kinds: [] }', []],
])('%s', async (args, expected) => expect(names(await list(args))).toEqual(expected));

it('asks the database as often for many as for one', async () => {
  const { advisor } = await anAlliance(api);
  const query = (first: number) =>
    `{ organisations(first: ${first}, filter: { kinds: [COOPERATIVE] }) { totalCount edges { node { name certificates { id } members { displayName } documents { name } allowedActions } } } }`;
  const [one, many] = [
    await api.statementsOf(() => api.gql(advisor, query(1))),
    await api.statementsOf(() => api.gql(advisor, query(5))),
  ];
  expect(many).toHaveLength(one.length);
  // Who asks, the page, the count, certificates, members, their accounts, papers.
  expect(many.length).toBeLessThanOrEqual(7);
});

it.each(['first: 101', 'first: -1', 'after: "x"'])('refuses %s', async (args) => {
  const { errors, status } = await api.gql(null, `{ organisations(${args}) { totalCount } }`);
  expect([status, errors?.[0]?.extensions['code']]).toEqual([expect.any(Number), 'BAD_USER_INPUT']);
});
