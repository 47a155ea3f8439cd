/**
 * `npm run docs`: writes what is generated in the documentation: docs/api/<name>.json, the OpenAPI documents as they are
 * served, and the README's table of options. `--check` writes nothing and fails where something is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { PUBLIC_APIS } from '../src/contracts/public-apis.ts';
import { OPTIONS } from '../src/main/base/config.ts';
import { toOpenApi } from '../src/main/http/openapi.ts';

const TABLE = /(<!-- config:start -->\n)[\s\S]*?(<!-- config:end -->)/;

function optionsTable(): string {
  const rows = Object.values(OPTIONS as Record<string, { env: string; flag?: string; initial: string; help: string }>)
    .map(({ env, flag, initial, help }) => `| \`${env}\` | ${flag === undefined ? '' : `\`--${flag}\``} | ${initial} | ${help} |`);
  return ['| variable | flag | default | what it does |', '|---|---|---|---|', ...rows, ''].join('\n');
}

function read(file: URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const readme = new URL('../README.md', import.meta.url);
const files: [URL, string][] = [
  ...PUBLIC_APIS.map((api): [URL, string] => [
    new URL(`../docs/api/${api.name}.json`, import.meta.url),
    `${JSON.stringify(toOpenApi(api, [`/apis/${api.name}`]), null, 2)}\n`,
  ]),
  [readme, read(readme).replace(TABLE, (_match, start: string, end: string) => `${start}${optionsTable()}${end}`)],
];
const check = process.argv.includes('--check');
for (const [file, text] of files) {
  if (read(file) === text) continue;
  if (check) {
    process.stderr.write(`${file.pathname} is stale: npm run docs\n`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
  }
}
