import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeRunner } from '../../../src/main/ports/runner.ts';
import { testRunner } from './test-runner.ts';

let runner: CodeRunner;
beforeAll(async () => {
  runner = testRunner();
  await runner.ready();
});
afterAll(() => runner.close());

describe('habits of other runtimes', () => {
  it.each([
    ['exports', 'function f(a) { return a + 1 }\nmodule.exports = { f }; exports.f = f;', 2],
    ['structuredClone', 'function f(a) { const o = { d: [a, { a }] }; const c = structuredClone(o); c.d[1].a = 9; return o.d[1].a }', 1],
    ['a clone of what points to itself', 'function f(a) { const o = { a }; o.o = o; const c = structuredClone(o); return c.o === c && c !== o ? c.a : 0 }', 1],
    ['a clone of maps, sets and dates', 'function f(a) { const c = structuredClone(new Map([[a, new Set([new Date(5)])]])); return [...c.get(1)][0].getTime() }', 5],
  ])('%s', async (_, code, value) => {
    const { tests } = await runner.run({ language: 'javascript', kind: 'calls', code, functionName: 'f', tests: [{ id: 't', args: [1] }] });
    expect(tests[0]).toMatchObject({ outcome: 'returned', value });
  });

  it('are named where they cannot be had', async () => {
    expect(await runner.check('javascript', 'const a = 1;\nexport function f() {}')).toMatchObject({ line: 2, message: expect.stringContaining('without import and export') as string });
    expect(await runner.check('javascript', 'const a = ;')).toMatchObject({ line: 1, message: expect.not.stringContaining('import') as string });
  });

  it('tuples are lists at any depth', async () => {
    const { tests } = await runner.run({ language: 'python', kind: 'calls', code: 'def f(a):\n    return [(a, "x"), {"t": ()}]\n', functionName: 'f', tests: [{ id: 't', args: [1] }] });
    expect(tests[0]).toMatchObject({ value: [[1, 'x'], { t: [] }] });
  });

  it('printing much is no matter while steps are counted', async () => {
    const code = 'def f(n):\n    for i in range(n):\n        print("x" * 100)\n    return n\n';
    const { tests } = await runner.run({ language: 'python', kind: 'calls', code, functionName: 'f', countSteps: true, tests: [{ id: 't', args: [20_000] }] });
    expect(tests[0]).toMatchObject({ outcome: 'returned', value: 20_000 });
  });
});
