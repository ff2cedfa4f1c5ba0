import { startTestApi, type TestApi } from '@testing/test-api';
import { placesData } from '../src/public';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const names = (connection: { edges: { node: { fullName: string } }[] }) =>
  connection.edges.map(({ node }) => node.fullName);

describe('administrative units', () => {
  it('are read by anybody, in both languages', async () => {
    const query = `{ adminUnit(id: "vn-30904-2025") {
      code level type name fullName displayName label nameVi nameEn era validFrom validTo areaKm2 island
      point { lat lon } parent { id fullName parent { id } }
      predecessors { id level } today { id }
    } }`;
    const { data, errors } = await api.gql(null, query);
    expect(errors).toBeUndefined();
    expect(data['adminUnit']).toMatchObject({
      code: '30904',
      level: 'COMMUNE',
      type: 'COMMUNE',
      name: 'Giồng Riềng',
      fullName: 'Xã Giồng Riềng',
      displayName: 'xã Giồng Riềng',
      label: 'xã Giồng Riềng (mới)',
      nameEn: 'Giồng Riềng commune',
      era: 'TODAY',
      validFrom: '2025-07-01',
      validTo: null,
      areaKm2: '122.1',
      island: false,
      point: { lat: 9.92064, lon: 105.27198 },
      parent: { id: 'vn-91-2025', fullName: 'Tỉnh An Giang', parent: null },
      today: [{ id: 'vn-30904-2025' }],
    });
    const predecessors = data['adminUnit'].predecessors as { level: string }[];
    expect(predecessors.map(({ level }) => level).sort()).toEqual([
      'COMMUNE',
      'COMMUNE',
      'COMMUNE',
      'COMMUNE',
      'COMMUNE',
      'DISTRICT',
    ]);
    const english = await api.gql(null, query, {}, { locale: 'en' });
    expect(english.data['adminUnit']).toMatchObject({ label: 'Giồng Riềng commune (new)', nameVi: 'xã Giồng Riềng' });
  });

  it('that never were are null', async () => {
    expect((await api.gql(null, '{ adminUnit(id: "30904") { id } }')).data).toEqual({ adminUnit: null });
  });

  it('are listed by page, larger ones first and in Vietnamese order', async () => {
    const query = `query ($after: String, $filter: AdminUnitFilter) {
      adminUnits(first: 100, after: $after, filter: $filter) { edges { node { fullName } } pageInfo { hasNextPage endCursor } totalCount }
    }`;
    const filter = { level: 'COMMUNE', withinId: 'vn-91-2025' };
    const first = (await api.gql(null, query, { filter })).data['adminUnits'];
    const second = (await api.gql(null, query, { filter, after: first.pageInfo.endCursor })).data['adminUnits'];
    expect([first.totalCount, first.edges.length, second.edges.length]).toEqual([102, 100, 2]);
    expect(new Set([...names(first), ...names(second)]).size).toBe(102);
    const former = (await api.gql(null, query, { filter: { on: '2025-06-30', name: 'thanh loc' } })).data['adminUnits'];
    expect(names(former)).toEqual(['Xã Thạnh Lộc', 'Xã Thạnh Lộc']);
    const islands = (await api.gql(null, query, { filter: { island: true } })).data['adminUnits'];
    expect(islands.totalCount).toBe(6);
    const children = (await api.gql(null, query, { filter: { parentId: 'vn-906-until-2025', anyTime: true } })).data[
      'adminUnits'
    ];
    expect(children.totalCount).toBe(19);
  });

  it('of the old districts say what they became', async () => {
    const { data } = await api.gql(
      null,
      '{ formerDistricts(first: 100) { totalCount edges { node { id label fullNameOn(day: "2020-01-01") today { fullName } } } } }',
    );
    expect(data['formerDistricts'].totalCount).toBe(26);
    const nodes = data['formerDistricts'].edges.map(({ node }: { node: { id: string } }) => node) as any[];
    const district = nodes.find(({ id }) => id === 'vn-906-until-2025');
    expect(district.label).toBe('huyện Giồng Riềng (cũ)');
    expect(district.today.length).toBe(6);
    expect(nodes.find(({ id }) => id === 'vn-911-until-2025').fullNameOn).toBe('Huyện Phú Quốc');
  });

  it('are found as people write them, and never by name alone', async () => {
    const query = `query ($text: String!, $on: CalendarDate) { resolvePlace(text: $text, on: $on) {
      candidates { label era existed match unit { id } today { fullName } } certain { id }
    } }`;
    const alone = (await api.gql(null, query, { text: 'giong rieng' })).data['resolvePlace'];
    expect(alone.certain).toBeNull();
    expect(alone.candidates.map(({ label }: { label: string }) => label)).toEqual([
      'xã Giồng Riềng (mới)',
      'thị trấn Giồng Riềng (cũ)',
      'huyện Giồng Riềng (cũ)',
    ]);
    const sure = (await api.gql(null, query, { text: 'huyện Giồng Riềng', on: '2024-05-01' })).data['resolvePlace'];
    expect(sure.certain).toEqual({ id: 'vn-906-until-2025' });
    const long = await api.gql(null, query, { text: 'x'.repeat(301) });
    expect(long.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: 'text', code: 'too-long' }],
    });
  });

  it('cost no statement once they are known', async () => {
    const query = '{ adminUnits(first: 100) { edges { node { id parent { id } today { id } predecessors { id } } } } }';
    await api.gql(null, query);
    expect(await api.statementsOf(() => api.gql(null, query))).toEqual([]);
  });
});

describe('outlines', () => {
  it('are given to anybody as GeoJSON', async () => {
    const response = await fetch(`${api.url}/maps/communes.geojson`);
    expect(response.headers.get('content-type')).toContain('application/geo+json');
    const map = (await response.json()) as { features: unknown[] };
    expect(map.features.length).toBe(102);
    expect((await fetch(`${api.url}/maps/..%2Fadmin-units.json`)).status).toBe(404);
    expect((await fetch(`${api.url}/maps/admin-units.json`)).status).toBe(404);
  });
});

describe('loading', () => {
  it('does nothing when the data is there already, and mends what is not', async () => {
    const lines: string[] = [];
    const report = (line: string): void => void lines.push(line);
    await placesData.load(api.databaseUrl, report);
    expect(lines).toEqual([]);
    await api.db.query(`UPDATE reference_loads SET content_hash = 'older' WHERE name = 'places'`);
    await api.db.query(`UPDATE admin_units SET name = 'X' WHERE id = 'vn-30904-2025'`);
    await Promise.all([placesData.load(api.databaseUrl, report), placesData.load(api.databaseUrl, report)]);
    expect(lines.length).toBe(1);
    const [unit] = await api.db.query<{ name: string }>(`SELECT name FROM admin_units WHERE id = 'vn-30904-2025'`);
    expect(unit?.name).toBe('Giồng Riềng');
  });
});
