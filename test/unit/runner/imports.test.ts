/** The gate's policy was made for these imports: a runtime that asks for others has to be looked at before it is used. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { FATAL, FORWARDED, REFUSED } from '../../../src/main/runner/python/import-policy.ts';

const require = createRequire(import.meta.url);
let functions: string[];
let others: string[];

beforeAll(() => {
  const file = require.resolve('pyodide/pyodide.asm.wasm');
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(file)));
  const namesOf = (isFunction: boolean): string[] => imports.filter(({ kind }) => (kind === 'function') === isFunction).map(({ module, name }) => `${module}.${name}`).sort();
  functions = namesOf(true);
  others = namesOf(false);
});

describe("Pyodide's imports", () => {
  it('are those that the policy was made for', () => {
    expect((require('pyodide/package.json') as { version: string }).version).toBe('314.0.7');
    expect(functions).toHaveLength(268);
    expect(others).toHaveLength(280);
    expect(others.every((name) => name.startsWith('GOT.func.'))).toBe(true);
    expect(createHash('sha256').update([...functions, ...others].join('\n')).digest('hex')).toBe('ce2a694135aa59e407c9d2a2357094f1ff73236ecc2e4d289aff32b80f27967c');
  });
  it('hold every name of the policy', () => {
    for (const name of [...FORWARDED, ...REFUSED.keys(), ...FATAL.keys()]) expect(functions).toContain(name);
  });
  it('are let through in few cases', () => {
    expect(FORWARDED.size).toBeLessThanOrEqual(27);
    for (const name of FORWARDED) expect(REFUSED.has(name)).toBe(false);
  });
});
