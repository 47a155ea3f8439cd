import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('keeps the generated parts of the documentation fresh (npm run docs)', () => {
  const script = fileURLToPath(new URL('../../../scripts/write-docs.ts', import.meta.url));
  expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
});
