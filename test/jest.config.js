const root = require('path').join(__dirname, '..');
// swc compiles without type checks; `tsc` runs once for the whole repository instead.
const { baseUrl, paths, ...jsc } = JSON.parse(
  require('fs').readFileSync(`${root}/.swcrc`, 'utf8'),
).jsc;
const swc = [
  '@swc/jest',
  { swcrc: false, jsc, module: { type: 'commonjs', ignoreDynamic: true }, sourceMaps: 'inline' },
];

const shared = {
  testEnvironment: 'node',
  rootDir: root,
  setupFiles: ['<rootDir>/test/support/fixed-seed.ts'],
  transform: { '^.+\\.ts$': swc },
  moduleNameMapper: { '^@grensverkeer/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.local/', '<rootDir>/.nx/'],
};
const stack = {
  ...shared,
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};

module.exports = {
  testTimeout: 120_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.int\\.spec\\.ts$'],
    },
    { ...stack, displayName: 'int', testMatch: ['**/*.int.spec.ts'] },
    { ...stack, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'] },
  ],
};
