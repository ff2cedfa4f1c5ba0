import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { startEmbeddedCluster } from '@platform/database/embedded/cluster';
import { cloneDatabase } from '@testing/database';
import { newFolder, remove, run, type Running } from './marketplace';

const PASSWORD = 'một mật khẩu rất dài 2026';
const CONTACT = 'quantri@lienket.example';
const REGISTER = `mutation ($input: RegisterOrganisationInput!) { registerOrganisation(input: $input) {
  __typename ... on RegisterOrganisationPayload { organisation { id nameVi } } ... on Problem { message } } }`;

const folders: string[] = [];
const folder = (): string => {
  const made = newFolder();
  folders.push(made);
  return made;
};
afterAll(() => folders.forEach(remove));
jest.setTimeout(180_000);

async function administrator(env: Record<string, string>): Promise<void> {
  const made = run('ops', { ...env, ADMINISTRATOR_PASSWORD: PASSWORD }, [
    'create-administrator',
    CONTACT,
    'Người quản trị',
  ]);
  expect([await made.whenEnded(), made.output]).toEqual([0, expect.stringContaining('can sign in')]);
}

async function tokenOf(api: Running): Promise<string> {
  const answer = await api.gql(
    'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignInPayload { token } } }',
    {
      input: { contact: CONTACT, password: PASSWORD },
    },
  );
  return answer.data.signIn.token;
}

/** What the commands left in the database, which is started for the count. */
async function counts(dataFolder: string): Promise<Record<string, number>> {
  const cluster = await startEmbeddedCluster({ dataFolder: `${dataFolder}/postgres`, durable: true });
  const client = new Client({ connectionString: cluster.url('lienket') });
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, number>>(`
      WITH tried AS (SELECT id FROM organisations WHERE name_vi LIKE 'Hợp tác xã thử %')
      SELECT (SELECT count(*)::int FROM tried) AS organisations,
        (SELECT count(*)::int FROM events JOIN tried ON about_id = tried.id WHERE type = 'organisations.registered') AS events,
        (SELECT count(*)::int FROM (SELECT 1 FROM reactions_done GROUP BY event_id, reaction HAVING count(*) > 1) d) AS doubled`);
    return rows[0] ?? {};
  } finally {
    await client.end();
    await cluster.stop();
  }
}

describe('the marketplace as a process', () => {
  it('loses and doubles nothing when it is killed in the middle of writing', async () => {
    const env = { LIENKET_DATA: folder() };
    const prepared = run('ops', env, ['migrate']);
    expect(await prepared.whenEnded()).toBe(0);
    await administrator(env);
    const first = run('api', env);
    await first.address();
    const token = await tokenOf(first);
    const register = async (api: Running, number: number): Promise<string | null> => {
      const facts = { nameVi: `Hợp tác xã thử ${number}`, adminUnitId: 'vn-30904-2025', sectors: ['RICE'] };
      const input = { kind: 'COOPERATIVE', facts, idempotencyKey: `register-${number}` };
      const answer = await api.gql(REGISTER, { input }, token).catch(() => null);
      return answer?.data?.registerOrganisation.organisation?.id ?? null;
    };
    const numbers = Array.from({ length: 120 }, (_, index) => index);
    let answered = 0;
    const acknowledged = await Promise.all(
      numbers.map(async (number) => {
        const id = await register(first, number);
        // The fortieth answer is the sign: two thirds of the commands are somewhere between socket and commit.
        answered += 1;
        if (answered === 40) first.child.kill('SIGKILL');
        return id;
      }),
    );
    expect(await first.whenEnded()).toBe('SIGKILL');
    expect(acknowledged.filter((id) => id !== null).length).toBeGreaterThan(0);
    expect(acknowledged).toContain(null);

    const second = run('api', env);
    await second.address();
    const repeated: (string | null)[] = [];
    for (const number of numbers) repeated.push(await register(second, number));
    expect(repeated).not.toContain(null);
    expect(acknowledged.filter((id, number) => id !== null && id !== repeated[number])).toEqual([]);
    expect(await second.end('SIGTERM')).toBe(0);

    const written = await counts(env.LIENKET_DATA);
    expect(written).toEqual({ organisations: numbers.length, events: numbers.length, doubled: 0 });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'stops in order on %s, answering what it has begun, and keeps its data',
    async (signal) => {
      const env = { LIENKET_DATA: folder() };
      const first = run('api', env);
      const url = await first.address();
      const asked = Array.from({ length: 40 }, () =>
        first.gql('{ organisations { totalCount } commodities { code } }').then(
          ({ data }) => data,
          () => 'refused',
        ),
      );
      const [answer] = await Promise.all([asked[0], fetch(`${url}/health/live`)]);
      expect(answer).toMatchObject({ organisations: { totalCount: 0 } });
      expect(await first.end(signal)).toBe(0);
      for (const one of await Promise.all(asked)) expect(one === 'refused' || one.commodities.length > 20).toBe(true);
      // The folder is free again at once: no server of ours has stayed behind.
      const cluster = await startEmbeddedCluster({ dataFolder: `${env.LIENKET_DATA}/postgres`, durable: false });
      await cluster.stop();
    },
  );

  it('works on a database of DATABASE_URL, and tells when that is gone', async () => {
    const database = await cloneDatabase();
    const api = run('api', { DATABASE_URL: database.url, LIENKET_DATA: folder() });
    const url = await api.address();
    expect(api.output).toContain('DATABASE_URL');
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    await database.drop();
    const down = await fetch(`${url}/health/ready`);
    expect([down.status, await down.json()]).toEqual([503, expect.objectContaining({ database: 'down' })]);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    const answer = await api.gql('{ organisations { totalCount } }');
    expect(answer.errors?.[0]).toMatchObject({ extensions: { code: expect.stringMatching(/UNAVAILABLE|INTERNAL/) } });
    expect(await api.end('SIGTERM')).toBe(0);
  });

  it('runs the background work in a process of its own', async () => {
    const database = await cloneDatabase();
    const worker = run('worker', { DATABASE_URL: database.url });
    while (!worker.output.includes('runs'))
      await Promise.race([worker.whenEnded(), new Promise((resolve) => worker.child.stdout?.once('data', resolve))]);
    expect(await worker.end('SIGTERM')).toBe(0);
    await database.drop();
  });

  it('writes no personal data into its log', async () => {
    const env = { LIENKET_DATA: folder(), LOG_LEVEL: 'debug', LIENKET_ENV: 'production' };
    await administrator(env);
    const api = run('api', env);
    await api.address();
    const token = await tokenOf(api);
    await api.gql('query Me { me { displayName } }', {}, token);
    await api.gql('mutation Wrong($input: SignInInput!) { signIn(input: $input) { __typename } }', {
      input: { contact: '0912345678', password: 'sai mật khẩu' },
    });
    await api.end('SIGTERM');
    const lines = api.output.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.length).toBeGreaterThan(3);
    expect(
      lines.map((line) => JSON.parse(line) as { path?: string }).filter(({ path }) => path === '/graphql').length,
    ).toBeGreaterThanOrEqual(3);
    for (const secret of [PASSWORD, CONTACT, token, '912345678', 'sai mật khẩu', 'Người quản trị'])
      expect(api.output).not.toContain(secret);
  });
});

describe('a start that can not be', () => {
  const refused = async (env: Record<string, string>): Promise<string> => {
    const api = run('api', { LIENKET_DATA: folder(), ...env });
    expect(await api.whenEnded()).toBe(1);
    expect(api.output).not.toMatch(/\n\s+at /);
    return api.output;
  };

  it.each([
    [{ PORT: 'abc', LIENKET_SEED: 'maybe' }, 'PORT is "abc", but must be a whole number from 0 to 65535'],
    [{ LIENKET_SED: 'none' }, 'LIENKET_SED is not a setting of LienKet. Did you mean LIENKET_SEED?'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be a URL that begins with postgres://'],
    [{ DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/x' }, 'The database of DATABASE_URL does not answer'],
  ])('%j says what to change', async (env, sentence) => {
    const output = await refused(env as Record<string, string>);
    expect(output).toContain(sentence);
    expect(output).not.toContain('secret');
  });

  it('a wrong password or database says so', async () => {
    const good = new URL(process.env['LIENKET_TEST_CLUSTER'] ?? '');
    good.password = 'wrong';
    expect(await refused({ DATABASE_URL: good.toString() })).toContain('refuses this user or password');
    const missing = new URL(process.env['LIENKET_TEST_CLUSTER'] ?? '');
    missing.pathname = '/no_such_database';
    expect(await refused({ DATABASE_URL: missing.toString() })).toContain('does not exist');
  });

  it('a port that is taken says so', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await refused({ PORT: String(port) })).toContain(`Port ${port} is taken`);
    other.close();
  });
});
