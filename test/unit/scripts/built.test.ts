/** What is built is what people run: each of its files is one that Node takes. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../../out/main');
const isBuilt = existsSync(join(folder, 'headless.js'));
if (!isBuilt) console.warn('skipped: nothing is built (npm run build)');

describe.skipIf(!isBuilt)('the build', () => {
  it('is made of programs', async () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
    expect(files.length).toBeGreaterThan(12);
    const reasons = await Promise.all(files.map((name) => promisify(execFile)(process.execPath, ['--check', join(folder, name)]).then(() => null, (error: Error) => `${name}: ${error.message}`)));
    expect(reasons.filter((reason) => reason !== null)).toEqual([]);
  });
});
