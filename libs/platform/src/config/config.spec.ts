import { resolve } from 'node:path';
import fc from 'fast-check';
import { Config, ConfigError } from './config';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    Config.parse(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('need none: every one has a default', () => {
    expect(Config.parse({})).toMatchObject({
      environment: 'development',
      port: 3000,
      host: 'localhost',
      databaseUrl: null,
      databasePool: 16,
      dataFolder: resolve('.lienket'),
      seed: 'demo',
      seedFactor: 1,
      seedNumber: 1558,
      worker: 'in-process',
      publicUrl: 'http://localhost:3000',
      smtpUrl: null,
      sms: null,
      zalo: null,
      meilisearch: null,
      sessionDays: 30,
    });
  });

  it('that are empty count as not given, as in a .env file', () => {
    expect(Config.parse({ PORT: '', DATABASE_URL: '', SMS_API_KEY: '' })).toMatchObject({
      port: 3000,
      databaseUrl: null,
    });
  });

  it('are read into their types', () => {
    const config = Config.parse({
      PORT: '0',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgres://lienket@db/lienket',
      DATABASE_POOL: '2',
      LIENKET_DATA: 'somewhere/else',
      LIENKET_SEED: 'none',
      LIENKET_SEED_FACTOR: '0.25',
      LIENKET_SEED_NUMBER: '7',
      LIENKET_WORKER: 'off',
      LIENKET_ENV: 'production',
      PUBLIC_URL: 'https://lienket.example',
      SMTP_URL: 'smtps://mail.example',
      SMS_API_URL: 'https://sms.example/send',
      SMS_API_KEY: 'key',
      SMS_BRAND: 'LIENKET',
      MEILI_URL: 'http://localhost:7700',
    });
    expect(config).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      databaseUrl: 'postgres://lienket@db/lienket',
      databasePool: 2,
      dataFolder: resolve('somewhere/else'),
      seed: 'none',
      seedFactor: 0.25,
      seedNumber: 7,
      worker: 'off',
      environment: 'production',
      publicUrl: 'https://lienket.example',
      smtpUrl: 'smtps://mail.example',
      sms: { url: 'https://sms.example/send', key: 'key', brand: 'LIENKET' },
      meilisearch: { url: 'http://localhost:7700', masterKey: null },
    });
  });

  it('speak of the port where people are sent, unless told otherwise', () => {
    expect(Config.parse({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
  });
});

describe('wrong settings', () => {
  it('are all named at once, each in a sentence that says what to change', () => {
    const env = { PORT: '70000', LIENKET_WORKER: 'yes', DATABASE_POOL: '1', DATABASE_URL: 'mysql://db' };
    expect(problemsOf(env)).toEqual([
      'PORT is "70000", but must be a whole number from 0 to 65535.',
      'DATABASE_URL must be a URL that begins with postgres:// or postgresql://.',
      'DATABASE_POOL is "1", but must be a whole number from 2 to 100.',
      'LIENKET_WORKER is "yes", but must be one of in-process, off.',
    ]);
    expect(() => Config.parse(env)).toThrow(/PORT is .*\n.*DATABASE_URL must/);
  });

  it.each(['0', '-1', '101', '1e2', 'NaN', '1,5', '.', ' '])('seed factor %j is refused', (factor) => {
    expect(problemsOf({ LIENKET_SEED_FACTOR: factor })).toHaveLength(1);
  });

  it.each(['80.5', '0x50', '-1', '65536', 'http'])('port %j is refused', (port) => {
    expect(problemsOf({ PORT: port })).toHaveLength(1);
  });

  it('with our prefix that nobody reads suggest the nearest name', () => {
    expect(problemsOf({ LIENKET_SEEDS: 'demo' })).toEqual([
      'LIENKET_SEEDS is not a setting of LienKet. Did you mean LIENKET_SEED?',
    ]);
    expect(problemsOf({ LIENKET_SEED_FAKTOR: '2' })[0]).toContain('Did you mean LIENKET_SEED_FACTOR?');
  });

  it('that belong together are wanted together', () => {
    expect(problemsOf({ SMS_API_URL: 'https://sms.example' })[0]).toContain('SMS_API_KEY, SMS_BRAND must be set too');
    expect(problemsOf({ ZALO_ACCESS_TOKEN: 'x' })[0]).toContain('ZALO_API_URL, ZALO_TEMPLATE_ID must be set too');
    expect(problemsOf({ MEILI_MASTER_KEY: 'x' })[0]).toContain('MEILI_URL');
  });

  it('never show the password in a URL', () => {
    const problems = problemsOf({ DATABASE_URL: 'mysql://u:hunter2@db', SMTP_URL: 'http://u:hunter2@mail' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('hunter2');
  });

  const NAMES = [
    ...[
      'PORT',
      'HOST',
      'DATABASE_URL',
      'DATABASE_POOL',
      'LOG_LEVEL',
      'PUBLIC_URL',
      'SMTP_URL',
      'MAIL_FROM',
      'SESSION_DAYS',
    ],
    ...['LIENKET_DATA', 'LIENKET_SEED', 'LIENKET_SEED_FACTOR', 'LIENKET_SEED_NUMBER', 'LIENKET_WORKER', 'LIENKET_ENV'],
    ...['SMS_API_URL', 'SMS_API_KEY', 'SMS_BRAND', 'ZALO_API_URL', 'ZALO_ACCESS_TOKEN', 'ZALO_TEMPLATE_ID'],
    ...['MEILI_URL', 'MEILI_MASTER_KEY', 'LIENKET_', '__proto__', 'LIENKET___proto__'],
  ];
  const likely = fc.constantFrom(
    '',
    ' ',
    '0',
    '16',
    '1e9',
    'demo',
    'off',
    'postgres://h/d',
    'smtp://h',
    'https://h',
    'http://',
  );

  it('whatever they are, give settings within their bounds or a ConfigError', () => {
    const name = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...NAMES) }, { weight: 1, arbitrary: fc.string() });
    const value = fc.oneof(likely, fc.string({ unit: 'binary' }), fc.double().map(String));
    fc.assert(
      fc.property(fc.dictionary(name, value), (env) => {
        let config: Config;
        try {
          config = Config.parse(env);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
          expect((error as ConfigError).problems).not.toHaveLength(0);
          return;
        }
        expect(config.port).toBeGreaterThanOrEqual(0);
        expect(config.port).toBeLessThanOrEqual(65_535);
        expect(config.seedFactor).toBeGreaterThan(0);
        expect(config.seedFactor).toBeLessThanOrEqual(100);
        expect(config.databasePool).toBeGreaterThanOrEqual(2);
        expect(URL.canParse(config.publicUrl)).toBe(true);
        expect(config.dataFolder).toBe(resolve(config.dataFolder));
      }),
      { numRuns: 2000 },
    );
  });
});
