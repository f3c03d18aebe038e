/** What lint holds the code to: the architecture first (tools/architecture-rules.mjs), then correctness, then style. */
import { defineConfig } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { architecture } from './tools/architecture-rules.mjs';

const TYPESCRIPT = ['**/*.ts'];
const PROGRAM = ['lib/**/*.ts', 'scripts/**/*.ts', 'data/**/*.ts'];
const TESTS = ['test/**/*.ts', 'demo/**/*.ts', 'bench/**/*.ts', 'evals/**/*.ts'];

/** Erased syntax only: plain node runs these files without a compiler. */
const NOT_ERASABLE = [
  { selector: 'TSEnumDeclaration', message: 'No enums: a const array and a union of its members.' },
  {
    selector: "TSModuleDeclaration[kind!='global']:not([declare=true])",
    message: 'No namespaces.',
  },
  { selector: 'TSParameterProperty', message: 'No parameter properties: declare the field.' },
  { selector: 'TSImportEqualsDeclaration, TSExportAssignment', message: 'ESM only.' },
];
const BARRELS = [
  {
    selector: 'ExportAllDeclaration, ExportNamedDeclaration[source]',
    message: 'No barrels: import from the file that has it.',
  },
];
/** Time is an argument (`Instant`); the clock is in lib/cli. */
const CLOCK = [
  {
    selector:
      "MemberExpression[object.name='Date'][property.name='now'], MemberExpression[object.name='Date'][property.value='now']",
    message: 'No clock here: `now` is an argument.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'No clock here: `now` is an argument.',
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: 'No clock here: `now` is an argument.',
  },
  {
    selector: "VariableDeclarator[init.name='Date'], AssignmentExpression[right.name='Date']",
    message: 'No clock here: Date under another name.',
  },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'No clock here: `now` is an argument.',
  },
];
/** Jitter and choices are hashes of stable ids, so that a preview equals what happens. */
const CHANCE = [
  {
    selector:
      "MemberExpression[object.name='Math'][property.name='random'], MemberExpression[object.name='Math'][property.value='random']",
    message: 'No chance here: hash a stable id.',
  },
  {
    selector: "VariableDeclarator[init.name='Math'] Property[key.name='random']",
    message: 'No chance here: hash a stable id.',
  },
];
const NO_EXIT = {
  object: 'process',
  property: 'exit',
  message: 'It cuts a pipe at 65,536 bytes: set process.exitCode and let the loop run dry.',
};

const OUTSIDE = ['process', 'console'].map((name) => ({
  name,
  message: 'Only lib/cli speaks to the process and the terminal.',
}));
const IMPURE = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'performance',
  'crypto',
  'globalThis',
  'global',
  'WebSocket',
  'require',
  'Worker',
  'navigator',
  'localStorage',
].map((name) => ({ name, message: 'Decisions are pure: what they need arrives as an argument.' }));

export default defineConfig(
  {
    ignores: [
      'node_modules/',
      'coverage/',
      'dist/',
      'demo-output/',
      '.agentfs/',
      '**/*.d.{ts,mts}',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs,ts}'],
    rules: {
      'max-lines': ['error', { max: 300 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-constant-condition': ['error', { checkLoops: false }],
      'no-fallthrough': 'error',
      'no-unsafe-finally': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'array-callback-return': 'error',
      'no-irregular-whitespace': ['error', { skipStrings: false }],
      // Meant ones, against control characters in strangers' text, say so with a disable comment.
      'no-control-regex': 'error',
      'no-misleading-character-class': 'error',
      'no-empty-character-class': 'error',
      'no-useless-backreference': 'error',
      'no-restricted-properties': ['error', NO_EXIT],
    },
  },
  { files: TYPESCRIPT, extends: [tseslint.configs.recommended], rules: { 'no-undef': 'off' } },
  {
    files: TYPESCRIPT,
    plugins: { architecture },
    rules: {
      'architecture/type-names-once': 'error',
      'no-restricted-syntax': ['error', ...NOT_ERASABLE],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        {
          prefer: 'type-imports',
          fixStyle: 'separate-type-imports',
          disallowTypeAnnotations: false,
        },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
    },
  },
  {
    // A promise nobody waits for is a mail nobody counts: the only rules worth the price of type information.
    files: PROGRAM,
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: PROGRAM,
    plugins: { regexp },
    rules: {
      // Strangers write what these read: no expression may take more than linear time.
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': 'error',
      'architecture/imports': 'error',
      'architecture/files': 'error',
      'no-restricted-syntax': ['error', ...NOT_ERASABLE, ...BARRELS, ...CLOCK],
      'no-restricted-globals': ['error', ...OUTSIDE],
      // The database or transport, and three of one's own.
      'max-params': ['error', { max: 4 }],
    },
  },
  {
    files: ['lib/core/**/*.ts', 'lib/domain/**/*.ts', 'lib/app/**/*.ts', 'data/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...NOT_ERASABLE, ...BARRELS, ...CLOCK, ...CHANCE],
      'no-restricted-globals': ['error', ...OUTSIDE, ...IMPURE],
    },
  },
  {
    // The contract with the caller: the one clock, the one exit code, the one terminal.
    files: ['lib/cli/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...NOT_ERASABLE, ...BARRELS],
      'no-restricted-globals': 'off',
    },
  },
  {
    files: TESTS,
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-template-curly-in-string': 'off',
    },
  },
);
