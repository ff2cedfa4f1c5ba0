const { readFileSync } = require('node:fs');

const swcrc = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));
// ES modules that Node itself can require and jest can not.
const ES_MODULES = 'pkijs|asn1js|bytestreamjs|@peculiar/utils|@noble/hashes';
const javascript = { jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022' }, module: swcrc.module, swcrc: false };
const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': ['@swc/jest', { ...swcrc, swcrc: false, jsc: { ...swcrc.jsc, baseUrl: __dirname } }],
    [`/node_modules/(${ES_MODULES})/.+\\.js$`]: ['@swc/jest', javascript],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES})/)`],
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
