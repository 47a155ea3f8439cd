import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizeBytes } from '../../../src/main/runner/meter/bytes.ts';
import { STEPS_LEFT, withStepCounter } from '../../../src/main/runner/meter/meter.ts';

const section = (id: number, ...bytes: number[]): number[] => [id, ...sizeBytes(bytes.length), ...bytes];
const body = (...code: number[]): number[] => [...sizeBytes(code.length), ...code];
/** `loop(n)` counts n down; `fill(n)` fills n bytes; `twice(n)` calls the first one twice. Written by hand, in bytes. */
const module = (...extra: number[]): Uint8Array<ArrayBuffer> => new Uint8Array([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  ...section(1, 1, 0x60, 1, 0x7f, 0),
  ...section(3, 3, 0, 0, 0),
  ...section(5, 1, 0, 1),
  ...section(7, 3, 4, 0x6c, 0x6f, 0x6f, 0x70, 0, 0, 4, 0x66, 0x69, 0x6c, 0x6c, 0, 1, 5, 0x74, 0x77, 0x69, 0x63, 0x65, 0, 2),
  ...section(10, 3,
    // loop: n = n - 1; again if n
    ...body(0, 0x03, 0x40, 0x20, 0, 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b, 0x0b),
    // memory.fill(0, 7, n)
    ...body(0, ...extra, 0x41, 0, 0x41, 7, 0x20, 0, 0xfc, 0x0b, 0, 0x0b),
    ...body(0, 0x20, 0, 0x10, 0, 0x20, 0, 0x10, 0, 0x0b)),
]);
type Exports = Record<'loop' | 'fill' | 'twice', (n: number) => void> & Record<typeof STEPS_LEFT, WebAssembly.Global<'i64'>>;
const started = (): Exports => new WebAssembly.Instance(new WebAssembly.Module(withStepCounter(module()))).exports as unknown as Exports;
const stepsOf = (exports: Exports, work: () => void): number => {
  exports[STEPS_LEFT].value = 1_000_000n;
  work();
  return 1_000_000 - Number(exports[STEPS_LEFT].value);
};

describe('withStepCounter', () => {
  it('counts functions that are entered, and turns of loops', () => {
    const exports = started();
    expect(stepsOf(exports, () => exports.loop(1))).toBe(2);
    expect(stepsOf(exports, () => exports.loop(500))).toBe(501);
    expect(stepsOf(exports, () => exports.twice(10))).toBe(1 + 2 * 11);
  });

  it('counts sixteen bytes of a fill as one', () => {
    const exports = started();
    expect(stepsOf(exports, () => exports.fill(0))).toBe(1);
    expect(stepsOf(exports, () => exports.fill(1_600))).toBe(101);
  });

  it('is exact for every number', () => {
    const exports = started();
    fc.assert(fc.property(fc.integer({ min: 1, max: 5_000 }), (turns) => {
      expect(stepsOf(exports, () => exports.loop(turns))).toBe(turns + 1);
    }));
  });

  it('ends what takes more than is left, however it goes on', () => {
    const exports = started();
    exports[STEPS_LEFT].value = 100n;
    expect(() => exports.loop(0)).toThrow(/unreachable/u);
    expect(() => exports.loop(1)).toThrow(/unreachable/u);
    expect(exports[STEPS_LEFT].value).toBeLessThan(0n);
  });

  it('refuses what it does not understand', () => {
    expect(() => withStepCounter(module(0xf0))).toThrow(/not known/u);
    expect(() => withStepCounter(module().slice(0, 60))).toThrow();
    expect(() => withStepCounter(new Uint8Array(10))).toThrow();
  });

  it.each(['pyodide/pyodide.asm.wasm', '@jitl/quickjs-wasmfile-release-sync/wasm'])('makes a valid module of %s with the same imports', (name) => {
    const bytes = readFileSync(createRequire(import.meta.url).resolve(name));
    const [plain, counting] = [new WebAssembly.Module(bytes), new WebAssembly.Module(withStepCounter(bytes))];
    expect(WebAssembly.Module.imports(counting)).toEqual(WebAssembly.Module.imports(plain));
    expect(WebAssembly.Module.exports(counting)).toEqual([...WebAssembly.Module.exports(plain), expect.objectContaining({ name: STEPS_LEFT, kind: 'global' })]);
  });
});
