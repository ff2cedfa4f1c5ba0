import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Reader } from './reader';

/** Wrong settings: one sentence for each, saying what to change. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.map((problem) => `- ${problem}`).join('\n'));
  }
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const ENVIRONMENTS = ['development', 'production', 'test'] as const;

export interface SmsSettings {
  readonly url: string;
  readonly key: string;
  readonly brand: string;
}
export interface ZaloSettings {
  readonly url: string;
  readonly accessToken: string;
  readonly templateId: string;
}

/** All settings, read once at start from the environment. */
export class Config {
  private constructor(
    private readonly values: {
      environment: (typeof ENVIRONMENTS)[number];
      port: number;
      host: string;
      databaseUrl: string | null;
      databasePool: number;
      dataFolder: string;
      seed: 'demo' | 'none';
      seedFactor: number;
      seedNumber: number;
      worker: 'in-process' | 'off';
      logLevel: (typeof LOG_LEVELS)[number];
      publicUrl: string;
      sessionDays: number;
      smtpUrl: string | null;
      mailFrom: string;
      sms: SmsSettings | null;
      zalo: ZaloSettings | null;
      meilisearch: { url: string; masterKey: string | null } | null;
    },
  ) {}

  /** Reads the settings, or throws ConfigError with every fault at once. */
  static parse(env: Readonly<Record<string, string | undefined>>): Config {
    const read = new Reader(env);
    const port = read.integer('PORT', { least: 0, most: 65_535, otherwise: 3000 });
    const config = new Config({
      environment: read.choice('LIENKET_ENV', ENVIRONMENTS, 'development'),
      port,
      host: read.text('HOST', 'localhost'),
      databaseUrl: read.url('DATABASE_URL', ['postgres:', 'postgresql:']),
      databasePool: read.integer('DATABASE_POOL', { least: 2, most: 100, otherwise: 16 }),
      dataFolder: resolve(read.text('LIENKET_DATA', join(projectRoot(), '.lienket'))),
      seed: read.choice('LIENKET_SEED', ['demo', 'none'], 'demo'),
      seedFactor: read.number('LIENKET_SEED_FACTOR', { above: 0, most: 100, otherwise: 1 }),
      seedNumber: read.integer('LIENKET_SEED_NUMBER', { least: 0, most: 2_147_483_647, otherwise: 1558 }),
      worker: read.choice('LIENKET_WORKER', ['in-process', 'off'], 'in-process'),
      logLevel: read.choice('LOG_LEVEL', LOG_LEVELS, 'warn'),
      publicUrl: read.url('PUBLIC_URL', ['http:', 'https:']) ?? `http://localhost:${port}`,
      sessionDays: read.integer('SESSION_DAYS', { least: 1, most: 365, otherwise: 30 }),
      smtpUrl: read.url('SMTP_URL', ['smtp:', 'smtps:']),
      mailFrom: read.text('MAIL_FROM', 'LienKet <no-reply@lienket.invalid>'),
      sms: read.allOrNone({ url: 'SMS_API_URL', key: 'SMS_API_KEY', brand: 'SMS_BRAND' }, 'url'),
      zalo: read.allOrNone(
        { url: 'ZALO_API_URL', accessToken: 'ZALO_ACCESS_TOKEN', templateId: 'ZALO_TEMPLATE_ID' },
        'url',
      ),
      meilisearch: readMeilisearch(read),
    });
    read.refuseUnknown('LIENKET_');
    if (read.problems.length > 0) throw new ConfigError(read.problems);
    return config;
  }

  get environment() {
    return this.values.environment;
  }
  get port() {
    return this.values.port;
  }
  get host() {
    return this.values.host;
  }
  /** Null: our own embedded PostgreSQL. */
  get databaseUrl() {
    return this.values.databaseUrl;
  }
  get databasePool() {
    return this.values.databasePool;
  }
  /** Absolute. */
  get dataFolder() {
    return this.values.dataFolder;
  }
  get seed() {
    return this.values.seed;
  }
  get seedFactor() {
    return this.values.seedFactor;
  }
  get seedNumber() {
    return this.values.seedNumber;
  }
  get worker() {
    return this.values.worker;
  }
  get logLevel() {
    return this.values.logLevel;
  }
  get publicUrl() {
    return this.values.publicUrl;
  }
  get sessionDays() {
    return this.values.sessionDays;
  }
  get smtpUrl() {
    return this.values.smtpUrl;
  }
  get mailFrom() {
    return this.values.mailFrom;
  }
  get sms() {
    return this.values.sms;
  }
  get zalo() {
    return this.values.zalo;
  }
  get meilisearch() {
    return this.values.meilisearch;
  }
}

/** The folder of package.json above this file, so that the data lies in one place wherever node was started. */
function projectRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder) return process.cwd();
    folder = dirname(folder);
  }
  return folder;
}

function readMeilisearch(read: Reader): { url: string; masterKey: string | null } | null {
  const url = read.url('MEILI_URL', ['http:', 'https:']);
  const masterKey = read.text('MEILI_MASTER_KEY', '') || null;
  if (!url && masterKey) read.problems.push('MEILI_MASTER_KEY is set without MEILI_URL: set both or neither.');
  return url ? { url, masterKey } : null;
}
