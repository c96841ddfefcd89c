import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const onlyOf = (sourceTag, tags) => ({ sourceTag, onlyDependOnLibsWithTags: tags });

/** Packages that have one home: everyone else goes through that home. */
const homes = [
  { name: 'kafkajs', message: 'kafkajs lives in libs/messaging only.' },
  { name: 'libxml2-wasm', message: 'The XSD check lives in libs/ijw only.' },
];
const restricted = (extra = {}) => ['error', { paths: homes, ...extra }];

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.local/', '.nx/', '**/*.js', '**/*.cjs', '**/*.mjs'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended, tseslint.configs.stylistic],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          depConstraints: [
            onlyOf('lib:settlement', []),
            onlyOf('lib:ijw', ['lib:settlement']),
            onlyOf('type:contract', []),
            onlyOf('lib:messaging', ['type:contract']),
            onlyOf('lib:service-kit', ['type:pure']),
            onlyOf('type:service', ['type:pure', 'type:contract', 'type:shell']),
            onlyOf('type:deploy', ['type:pure', 'type:contract', 'type:shell', 'type:deploy']),
            onlyOf('type:test', ['*']),
          ],
        },
      ],
      'no-restricted-imports': restricted(),
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60 }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    files: ['libs/settlement/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': restricted({
        patterns: [
          { regex: '^[^.]', message: 'The pure library imports no package and nothing of node.' },
        ],
      }),
    },
  },
  {
    files: ['libs/messaging/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: homes.filter((h) => h.name !== 'kafkajs') }],
    },
  },
  {
    files: ['libs/ijw/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: homes.filter((h) => h.name !== 'libxml2-wasm') }],
    },
  },
  {
    // Specs may use the test support (a stack, a database), and their tables may be long.
    files: ['**/*.spec.ts', '**/*.e2e-spec.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // Tests stand above the house: they may look into every room.
    files: ['test/**/*.ts', 'services/*/test/**/*.ts', '**/*.spec.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  {
    // Commands talk to a person at a terminal.
    files: ['deploy/**/*.ts', 'test/**/*.ts', 'libs/settlement/cases/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // The fault checker and the plain pipe stand outside: a stock consumer, a stock producer.
    files: ['test/faults/**/*.ts', 'deploy/bench/**/*.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
);
