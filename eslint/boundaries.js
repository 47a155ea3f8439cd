/** The import table as ESLint configuration. */
import { resolve } from 'node:path';
import boundaries from 'eslint-plugin-boundaries';
import { ENVIRONMENT_HOME, IMPORT_TABLE, PACKAGE_HOMES } from './import-table.js';

const category = (names) => ({ file: { categories: names } });

const between = {
  files: ['src/**/*.{ts,tsx}'],
  plugins: { boundaries },
  settings: {
    'boundaries/files': [
      ...IMPORT_TABLE.flatMap(({ zone, files }) => files.map((pattern) => ({ category: zone, pattern }))),
      // Known, so that nothing in src may import it.
      { category: 'outside', pattern: '{scripts,test,eslint}/**' },
    ],
    'boundaries/legacy-templates': false,
    'import/resolver': { [resolve(import.meta.dirname, 'resolver.cjs')]: {} },
  },
  rules: {
    'boundaries/no-unknown-files': 'error',
    'boundaries/dependencies': ['error', {
      default: 'disallow',
      message: 'The import table of ARCHITECTURE.md does not let {{from.file.categories}} import {{to.file.path}}',
      policies: IMPORT_TABLE.map(({ zone, may }) => ({ from: category([zone]), allow: { to: category([zone, ...may]) } })),
    }],
  },
};

const exactly = (names) => `(?:${names.join('|')})(?:/|$)`;

/** The packages closed to a zone's files: what its row does not list, and what has a home elsewhere. */
function closedPackages(files, packages) {
  const away = PACKAGE_HOMES.filter(({ homes }) => !files.some((file) => homes.includes(file)));
  const closed = away.map((entry) => ({
    regex: `^${exactly(entry.packages)}`,
    message: `Its only home is ${entry.homes.join(', ')}.`,
  }));
  if (packages === '*') return closed;
  const own = packages.filter((name) => name !== 'node:');
  const open = ['\\.{1,2}/', ...(packages.includes('node:') ? ['node:'] : []), ...(own.length === 0 ? [] : [exactly(own)])];
  return [...closed, { regex: `^(?!${open.join('|')})`, message: 'The import table of ARCHITECTURE.md lists no such package for this zone.' }];
}

const rows = IMPORT_TABLE.flatMap(({ files, packages }) => [{ files, packages }]);
// Inside the inference zone only engines/ is home to the runtimes.
const engines = { files: ['src/main/inference/engines/**'], packages: '*' };

const packages = [...rows, engines].map((row) => ({
  files: row.files,
  rules: { 'no-restricted-imports': ['error', { patterns: closedPackages(row.files, row.packages) }] },
}));

const environment = {
  files: ['src/main/**'],
  ignores: [ENVIRONMENT_HOME],
  rules: {
    'no-restricted-properties': ['error', { object: 'process', property: 'env', message: `Only ${ENVIRONMENT_HOME} reads the environment.` }],
  },
};

export const boundaryRules = [between, ...packages, environment];
