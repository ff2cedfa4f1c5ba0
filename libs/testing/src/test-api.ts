import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Config } from '@platform/config/config';
import { Database } from '@platform/database/database';
import { LiveChannel } from '@platform/events/live';
import { Worker } from '@platform/events/worker';
import { Logger } from '@platform/observe/logger';
import { SystemClock } from '@platform/clock';
import { ApiModule } from '../../../apps/api/src/api.module';
import { dress } from '../../../apps/api/src/create-api';
import { cloneDatabase } from './database';
import { FakeClock } from './fake-clock';

/** Whoever sends a request: a session token, or null for the public. */
export type As = { readonly token: string } | null;

export interface GraphqlAnswer {
  readonly status: number;
  readonly data: Record<string, any>;
  readonly errors?: readonly { message: string; path?: string[]; extensions: Record<string, unknown> }[];
  readonly headers: Headers;
}

export interface GraphqlOptions {
  readonly locale?: 'vi' | 'en';
  readonly headers?: Record<string, string>;
}

/** The whole API over real HTTP on a database of its own, with a clock that stands and a worker driven by the test. */
export interface TestApi {
  readonly url: string;
  readonly databaseUrl: string;
  readonly clock: FakeClock;
  readonly app: NestExpressApplication;
  readonly db: Database;
  readonly dataFolder: string;
  gql(as: As, query: string, variables?: Record<string, unknown>, options?: GraphqlOptions): Promise<GraphqlAnswer>;
  /** Runs the outbox until nothing waits. */
  drain(): Promise<void>;
  /** Runs one scheduled job, then the outbox. */
  runJob(name: string): Promise<void>;
  /** The statements that the work sends to the database. */
  statementsOf(work: () => Promise<unknown>): Promise<string[]>;
  close(): Promise<void>;
}

export interface TestApiOptions {
  readonly env?: Record<string, string>;
  readonly override?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
}

export async function startTestApi({ env = {}, override = (b) => b }: TestApiOptions = {}): Promise<TestApi> {
  const database = await cloneDatabase();
  const dataFolder = mkdtempSync(join(tmpdir(), 'lienket-files-'));
  const config = Config.parse({
    LIENKET_ENV: 'test',
    LIENKET_DATA: dataFolder,
    LIENKET_WORKER: 'off',
    LIENKET_SEED: 'none',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'fatal',
    ...env,
  });
  const clock = new FakeClock();
  const builder = Test.createTestingModule({ imports: [ApiModule.with(config, database.url)] })
    .overrideProvider(SystemClock)
    .useValue(clock);
  const module = await override(builder).compile();
  const app = module.createNestApplication<NestExpressApplication>({
    bodyParser: false,
    logger: new Logger(config.logLevel),
  });
  await dress(app);
  await app.get(LiveChannel).start(database.url);
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const worker = app.get(Worker);
  const db = app.get(Database);
  return {
    url,
    databaseUrl: database.url,
    clock,
    app,
    db,
    dataFolder,
    gql: (as, query, variables, options) => post(`${url}/graphql`, as, { query, variables }, options),
    drain: () => worker.drain(database.url),
    runJob: async (name) => {
      await worker.runJob(name);
      await worker.drain(database.url);
    },
    statementsOf: async (work) => {
      const statements: string[] = [];
      const stop = db.onStatement((sql) => statements.push(sql));
      await work();
      stop();
      return statements;
    },
    close: async () => {
      await worker.stop();
      await app.get(LiveChannel).stop();
      await app.close();
      await database.drop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** One GraphQL request as any client would send it. */
export async function post(
  endpoint: string,
  as: As,
  body: { query: string; variables?: Record<string, unknown> | undefined },
  { locale = 'vi', headers = {} }: GraphqlOptions = {},
): Promise<GraphqlAnswer> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': locale,
      ...(as && { authorization: `Bearer ${as.token}` }),
      ...headers,
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Pick<GraphqlAnswer, 'data' | 'errors'>;
  return { ...answer, data: answer.data ?? {}, status: response.status, headers: response.headers };
}

/** The payload of a mutation, or an error that shows the problem it got instead. */
export function payload<T = any>(answer: GraphqlAnswer, field: string): T {
  const result = answer.data[field];
  if (!result || !String(result.__typename).endsWith('Payload')) {
    throw new Error(`${field} gave ${JSON.stringify(answer.errors ?? result)}`);
  }
  return result as T;
}
