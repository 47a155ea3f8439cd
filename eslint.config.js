import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { boundaryRules } from './eslint/boundaries.js';

const NODE = ['src/main/**/*.ts', 'src/contracts/**/*.ts', 'src/character/**/*.ts', 'src/preload/**/*.ts', 'scripts/**/*.ts', 'test/**/*.ts', '*.ts'];
const WEB = ['src/renderer/**/*.{ts,tsx}', 'test/unit/renderer/**/*.ts'];

/** Rules that are checked by machine are few; the rest of the style is in ARCHITECTURE.md. */
const house = {
  files: ['**/*.{ts,tsx,js,mjs}'],
  rules: {
    'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: false }],
    'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Exports are named.' }],
    'no-cond-assign': 'error',
    'no-constant-condition': 'error',
    'no-empty': 'error',
    'no-fallthrough': 'error',
    'no-misleading-character-class': 'error',
    'no-self-assign': 'error',
    'no-sparse-arrays': 'error',
    'no-unsafe-finally': 'error',
    'no-unsafe-optional-chaining': 'error',
    'no-useless-escape': 'error',
    'use-isnan': 'error',
    'valid-typeof': 'error',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-var': 'error',
    'prefer-const': 'error',
  },
};

const typed = {
  files: [...NODE, ...WEB],
  extends: [tseslint.configs.recommendedTypeChecked],
  rules: {
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/consistent-type-imports': 'error',
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    // Ports are promises by design; an engine that answers at once is still async.
    '@typescript-eslint/require-await': 'off',
    // Objects here are closures, not classes: their methods do not use `this`.
    '@typescript-eslint/unbound-method': 'off',
  },
};

export default defineConfig(
  { ignores: ['node_modules', 'out', 'dist', 'coverage', 'models', '.viva'] },
  house,
  typed,
  { files: NODE, languageOptions: { parserOptions: { project: './tsconfig.node.json', tsconfigRootDir: import.meta.dirname } } },
  { files: WEB, languageOptions: { parserOptions: { project: './tsconfig.web.json', tsconfigRootDir: import.meta.dirname } } },
  // vitest's asymmetric matchers are typed any.
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
  // The interface's tests run in two worlds (Node and the page), so they stand in neither tsconfig.
  { files: ['test/ui/**/*.ts'], extends: [tseslint.configs.disableTypeChecked], languageOptions: { parserOptions: { project: false } } },
  { files: ['*.config.{ts,js}', '**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
  ...boundaryRules,
);
