const { readFileSync } = require('node:fs');

const swcrc = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));
const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swcrc, swcrc: false, jsc: { ...swcrc.jsc, baseUrl: __dirname } }] },
  moduleFileExtensions: ['ts', 'js', 'json'],
};
const withDatabase = {
  ...base,
  globalSetup: '<rootDir>/libs/testing/src/global-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/src/global-teardown.ts',
};

/** Three levels: pure rules, features against real PostgreSQL, and stories over real HTTP. */
module.exports = {
  maxWorkers: 2,
  testTimeout: 60_000,
  projects: [
    { ...base, displayName: 'domain', testMatch: ['<rootDir>/libs/{domain,i18n,schema}/**/*.spec.ts'] },
    {
      ...withDatabase,
      displayName: 'features',
      testMatch: ['<rootDir>/libs/!(domain|i18n|schema)/**/*.spec.ts'],
    },
    { ...withDatabase, displayName: 'journeys', testMatch: ['<rootDir>/apps/**/*-spec.ts'] },
  ],
};
