/** Writes docs/api/<name>.json: the OpenAPI documents as they are served. `--check` only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { screeningApi } from '../src/contracts/screening.ts';
import { toOpenApi } from '../src/main/http/openapi.ts';

const check = process.argv.includes('--check');
let stale = false;
for (const api of [screeningApi]) {
  const file = new URL(`../docs/api/${api.name}.json`, import.meta.url);
  const text = `${JSON.stringify(toOpenApi(api, [`/apis/${api.name}`]), null, 2)}\n`;
  if (!check) {
    writeFileSync(file, text);
    continue;
  }
  let written = '';
  try {
    written = readFileSync(file, 'utf8');
  } catch {
    // Not written yet: stale.
  }
  if (written !== text) {
    stale = true;
    process.stderr.write(`docs/api/${api.name}.json is stale: npm run openapi\n`);
  }
}
process.exitCode = stale ? 1 : 0;
