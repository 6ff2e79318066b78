import js from '@eslint/js'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/*
 * Two jobs: find mistakes (typed rules), and keep imports going one way. The second is told here
 * as patterns per room, so that an editor shows it; test/unit/architecture.test.ts holds the exact
 * allow-list and fails with file and line.
 */

const node = { group: ['node:*'], message: 'This room runs without Node.' }
const electron = { group: ['electron', 'electron/*'], message: 'Electron belongs to src/main.' }
const react = {
  group: ['react', 'react-dom', 'react-*', 'recharts'],
  message: 'React belongs to src/renderer.',
}
const engineClient = {
  group: ['dockerode', 'docker-modem'],
  message: 'The engine client belongs to src/backend/engine.',
}

function rooms(...names) {
  return {
    group: names.map((name) => `**/${name}/**`),
    message:
      'Imports go one way: core ← shared ← backend ← worker, cli ← main (docs/architecture.md).',
  }
}

/** As `rooms`, but their types may be imported. */
function typesOf(...names) {
  return { ...rooms(...names), allowTypeImports: true }
}

/** Types of core, and the sentences that every room says. */
const sentencesOfCore = {
  ...typesOf('core'),
  group: ['**/core/**', '!**/core/sentences', '!**/core/sentences/**'],
}

function room(name, ...patterns) {
  return {
    files: [`src/${name}/**/*.{ts,tsx}`],
    ignores: ['**/*.test.{ts,tsx}', '**/*.test-support.{ts,tsx}'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  }
}

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: a name that is the same everywhere can be searched for.',
}

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'out/',
      'dist/',
      'coverage/',
      'test-results/',
      'playwright-report/',
      '.cache/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true },
      ],
      // Numbers in templates are what a report is made of.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `value ?? fallback` on an index that noUncheckedIndexedAccess widened is right, and a
      // check of what comes from outside is not needless because its type says otherwise.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Style, not mistakes: a handler is async because the contract says so, an arrow may end in a call.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      // There are no enums and few classes here; these two cost a quarter of the time.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // Control characters in names are what hostile input is made of; we look for them on purpose.
      'no-control-regex': 'off',
      'no-restricted-syntax': ['error', noDefaultExport],
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest'], jsxA11y.flatConfigs.strict],
  },
  {
    // Scripts run on bare Node, without a type checker.
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // A test may say what it knows to be there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['src/cli/**/*.ts', '**/log.ts', 'bench/**/*.ts', 'scripts/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Playwright reads from the pattern `({}, use)` that a fixture needs no other; what fails in a
    // browser is told on the console of the test.
    files: ['test/e2e/**/*.ts'],
    rules: { 'no-empty-pattern': 'off', 'no-console': 'off' },
  },
  {
    // These tools read the default export of their config.
    files: ['*.config.{js,ts}', 'scripts/lib/vitest-tally.mjs', 'test/**/global-setup.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },

  room(
    'core',
    node,
    electron,
    react,
    engineClient,
    rooms('shared', 'backend', 'worker', 'cli', 'main', 'preload', 'renderer'),
  ),
  room(
    'shared',
    node,
    electron,
    react,
    engineClient,
    rooms('backend', 'worker', 'cli', 'main', 'preload', 'renderer'),
    sentencesOfCore,
  ),
  room('backend', electron, react, rooms('worker', 'cli', 'main', 'preload', 'renderer')),
  room('worker', electron, react, engineClient, rooms('cli', 'main', 'preload', 'renderer')),
  room('cli', electron, react, engineClient, rooms('main', 'preload', 'renderer')),
  room('main', react, engineClient, rooms('preload', 'renderer')),
  room(
    'preload',
    node,
    react,
    engineClient,
    rooms('backend', 'worker', 'cli', 'main', 'renderer'),
    sentencesOfCore,
  ),
  room(
    'renderer',
    node,
    electron,
    engineClient,
    rooms('backend', 'worker', 'cli', 'main', 'preload'),
  ),
)
