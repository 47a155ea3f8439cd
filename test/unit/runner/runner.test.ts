import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeLanguage, CodeRunner, Json, TestRun } from '../../../src/main/ports/runner.ts';
import { createLog } from '../../../src/main/base/log.ts';
import { createCodeRunner } from '../../../src/main/runner/runner.ts';
import { testRunner } from './test-runner.ts';

let runner: CodeRunner;
beforeAll(async () => {
  runner = testRunner();
  await runner.ready();
});
afterAll(() => runner.close());

const calls = async (language: CodeLanguage, code: string, ...args: Json[][]): Promise<readonly TestRun[]> =>
  (await runner.run({ language, kind: 'calls', code, functionName: 'f', tests: args.map((each, index) => ({ id: `t${index}`, args: each })) })).tests;
const programs = async (language: CodeLanguage, code: string, ...inputs: string[]): Promise<readonly TestRun[]> =>
  (await runner.run({ language, kind: 'programs', code, tests: inputs.map((stdin, index) => ({ id: `t${index}`, stdin })) })).tests;

describe('values', () => {
  const python: [string, string, Json | undefined][] = [
    ['[1, "a", None, True, 1.5]', "[1, 'a', None, True, 1.5]", [1, 'a', null, true, 1.5]],
    ['{"a": {"b": []}}', "{'a': {'b': []}}", { a: { b: [] } }],
    ['"привет 😀"', "'привет 😀'", 'привет 😀'],
    ['(1, 2)', '(1, 2)', [1, 2]], ['{1}', '{1}', undefined], ['float("nan")', 'nan', undefined], ['{1: 2}', '{1: 2}', undefined],
    ['2 ** 70', '1180591620717411303424', undefined], ['b"x"', "b'x'", undefined],
    ['(lambda l: (l.append(l), l)[1])([])', '[[...]]', undefined],
    ['__import__("collections").OrderedDict(a=1)', "OrderedDict({'a': 1})", { a: 1 }],
  ];
  const javascript: [string, string, Json | undefined][] = [
    ['[1, "a", null, true, 1.5]', "[ 1, 'a', null, true, 1.5 ]", [1, 'a', null, true, 1.5]],
    ['({ a: { b: [] }, "c-d": 1 })', "{ a: { b: [] }, 'c-d': 1 }", { a: { b: [] }, 'c-d': 1 }],
    ['"привет 😀"', "'привет 😀'", 'привет 😀'],
    ['undefined', 'undefined', undefined], ['10n', '10n', undefined], ['NaN', 'NaN', undefined], ['[undefined]', '[ undefined ]', undefined],
    ['new Map([["a", 1]])', "Map(1) { 'a' => 1 }", undefined], ['new Set([1])', 'Set(1) { 1 }', undefined],
    ['(() => { const o = {}; o.o = o; return o })()', '{ o: [Circular] }', undefined],
    ['new (class Node { constructor() { this.v = 1 } })()', 'Node { v: 1 }', undefined], ['new Date(0)', '1970-01-01T00:00:00.000Z', undefined],
  ];
  it.each(python)('Python %s', async (expression, printed, value) => {
    const [test] = await calls('python', `def f():\n    return ${expression}\n`, []);
    expect(test).toMatchObject({ outcome: 'returned', printed });
    expect(test?.value).toEqual(value);
  });
  it.each(javascript)('JavaScript %s', async (expression, printed, value) => {
    const [test] = await calls('javascript', `const f = () => (${expression})`, []);
    expect(test).toMatchObject({ outcome: 'returned', printed });
    expect(test?.value).toEqual(value);
  });
});

describe('errors', () => {
  it('names the line of the candidate', async () => {
    const [python] = await calls('python', 'def f(a):\n\n    return a[5]\n', [[1]]);
    expect(python).toMatchObject({ outcome: 'raised', error: 'IndexError: list index out of range (line 3)' });
    expect(python?.stderr).toContain('File "solution.py", line 3, in f');
    const [javascript] = await calls('javascript', 'function f(a) {\n\n  return a.b.c;\n}', [{}]);
    expect(javascript).toMatchObject({ outcome: 'raised', error: "TypeError: cannot read property 'c' of undefined (line 3)" });
  });
  it('goes on with the next test', async () => {
    const code = { python: 'def f(a):\n    return 1 // a\n', javascript: 'function f(a) { if (a === 0) throw new RangeError("zero"); return 1 }' };
    for (const language of ['python', 'javascript'] as const) {
      expect((await calls(language, code[language], [0], [1])).map(({ outcome }) => outcome)).toEqual(['raised', 'returned']);
    }
  });
  it('says when the function is not there', async () => {
    expect((await calls('python', 'def g(): pass', []))[0]?.error).toContain("the function 'f' is not defined");
    expect((await calls('javascript', 'const g = 1', []))[0]?.error).toContain("the function 'f' is not defined");
  });
  it('tells every test what failed when the code was loaded', async () => {
    const tests = await calls('python', 'x = 1\nraise ValueError("no")\n', [], []);
    expect(tests.map(({ error }) => error)).toEqual(['ValueError: no (line 2)', 'ValueError: no (line 2)']);
  });
});

describe('check', () => {
  it('gives line, column and message', async () => {
    expect(await runner.check('python', 'def f():\n    return (1\n')).toEqual({ line: 2, column: 12, message: "'(' was never closed" });
    expect(await runner.check('javascript', 'function f() {\n  let = = 1;\n}')).toMatchObject({ line: 2, column: expect.any(Number), message: expect.any(String) });
  });
  it('runs nothing', async () => {
    expect(await runner.check('python', 'while True: pass')).toBeNull();
    expect(await runner.check('javascript', 'for (;;);')).toBeNull();
  });
  it('survives code that is nested too deeply', async () => {
    expect(await runner.check('python', '('.repeat(30_000))).not.toBeNull();
    expect(await runner.check('javascript', '('.repeat(30_000))).not.toBeNull();
  });
});

describe('programs', () => {
  it('read their input and print', async () => {
    expect(await programs('python', 'n = int(input())\nfor _ in range(n):\n    print(sum(map(int, input().split())))\n', '2\n1 2\n3 4\n', '1\n5 5')).toMatchObject([
      { outcome: 'returned', printed: '3\n7\n' }, { outcome: 'returned', printed: '10\n' },
    ]);
    const code = "const lines = require('fs').readFileSync(0, 'utf8').trim().split('\\n');\nconsole.log(lines.map(Number).reduce((a, b) => a + b, 0));";
    expect(await programs('javascript', code, '1\n2\n', '5')).toMatchObject([{ printed: '3\n' }, { printed: '5\n' }]);
    expect(await programs('javascript', 'let line; while ((line = readline()) !== null) console.log(line.length)', 'ab\nc\n')).toMatchObject([{ printed: '2\n1\n' }]);
  });
  it('start afresh for each test', async () => {
    expect(await programs('python', 'print("x" in globals())\nx = 1\n', '', '')).toMatchObject([{ printed: 'False\n' }, { printed: 'False\n' }]);
    expect(await programs('javascript', 'console.log(typeof globalThis.x); globalThis.x = 1; const y = 1;', '', '')).toMatchObject([{ printed: 'undefined\n' }, { printed: 'undefined\n' }]);
  });
  it('wait for timers and promises', async () => {
    expect(await programs('javascript', 'setTimeout(() => console.log("late"), 5); (async () => { await 0; console.log("soon") })()', '')).toMatchObject([{ printed: 'soon\nlate\n' }]);
  });
  it('read all at once, and exit', async () => {
    expect(await programs('python', 'import sys\nprint(len(sys.stdin.buffer.read()), open(0).read() == "")\nsys.exit()', 'abc')).toMatchObject([{ outcome: 'returned', printed: '3 True\n' }]);
    expect(await programs('python', 'import sys\nsys.exit(3)', '')).toMatchObject([{ outcome: 'raised', error: 'SystemExit: 3 (line 2)' }]);
  });
});

describe('what Python needs', () => {
  it('remembers 10,000 calls deep', async () => {
    const code = 'import sys\nfrom functools import lru_cache\nsys.setrecursionlimit(30000)\n@lru_cache(None)\ndef f(n):\n    return 0 if n == 0 else 1 + f(n - 1)\n';
    expect((await calls('python', code, [10_000]))[0]).toMatchObject({ outcome: 'returned', value: 10_000 });
  });
  it('runs asyncio', async () => {
    const code = 'import asyncio\nasync def g(n):\n    await asyncio.sleep(0.01)\n    return n\ndef f():\n    async def main():\n        return await asyncio.gather(*[g(n) for n in range(3)])\n    return asyncio.run(main())\n';
    expect((await calls('python', code, []))[0]).toMatchObject({ outcome: 'returned', value: [0, 1, 2] });
    expect((await calls('python', 'async def f(n):\n    return n\n', [4]))[0]).toMatchObject({ value: 4 });
  });
  it('has sys.monitoring and ast, and the usual modules', async () => {
    const code = 'import ast, sys, heapq, collections, itertools, re, decimal, dataclasses, random, hashlib, contextlib, queue\ndef f():\n    return [hasattr(sys, "monitoring"), len(ast.parse("x = 1").body)]\n';
    expect((await calls('python', code, []))[0]).toMatchObject({ value: [true, 1] });
  });
  it('gets its memory back as MemoryError', async () => {
    const tests = await calls('python', 'def f(n):\n    return len([0] * n)\n', [10 ** 9], [10]);
    expect(tests).toMatchObject([{ outcome: 'raised', error: 'MemoryError (line 2)' }, { outcome: 'returned', value: 10 }]);
  });
});

describe('output', () => {
  it('is kept per test, and of a test that did not end', async () => {
    const { tests } = await runner.run({
      language: 'python', kind: 'calls', functionName: 'f', limits: { testMs: 1_500 }, tests: [{ id: 'a', args: [1] }, { id: 'b', args: [0] }, { id: 'c', args: [1] }],
      code: 'import sys\ndef f(n):\n    print("out", n)\n    print("err", n, file=sys.stderr)\n    while n == 0:\n        pass\n',
    });
    expect(tests).toMatchObject([
      { outcome: 'returned', stdout: 'out 1\n', stderr: 'err 1\n' }, { outcome: 'timeout', stdout: 'out 0\n', stderr: 'err 0\n' }, { outcome: 'not_run', stdout: '' },
    ]);
  });
  it('is cut at 64 KB in all, and says so', async () => {
    for (const [language, code] of [['python', 'def f():\n    print("x" * 50000)\n'], ['javascript', 'const f = () => console.log("x".repeat(50000))']] as const) {
      const [first, second] = await calls(language, code, [], []);
      expect(first?.stdout).toBe(`${'x'.repeat(50_000)}\n`);
      expect(second?.stdout).toMatch(/^x{15535}\n… 34466 bytes more were not kept$/u);
    }
  });
});

describe('the queue', () => {
  it('tells of each test as it ends', async () => {
    const heard: string[] = [];
    await runner.run({ language: 'python', kind: 'calls', code: 'def f(): pass', functionName: 'f', tests: [{ id: 'a', args: [] }, { id: 'b', args: [] }] }, ({ id }) => heard.push(id));
    expect(heard).toEqual(['a', 'b']);
  });
  it('lets go of what is aborted, running or waiting', async () => {
    const aborter = new AbortController();
    const endless = { language: 'python', kind: 'calls', code: 'def f():\n    while True: pass\n', functionName: 'f', tests: [{ id: 'a', args: [] }], signal: aborter.signal } as const;
    const running = runner.run(endless);
    const waiting = runner.run(endless);
    expect(runner.status().waiting).toBe(1);
    aborter.abort(new Error('no longer wanted'));
    await expect(running).rejects.toThrow('no longer wanted');
    await expect(waiting).rejects.toThrow('no longer wanted');
    expect((await calls('python', 'def f(): return 1', []))[0]).toMatchObject({ value: 1 });
  });
  it('is bounded', async () => {
    const aborter = new AbortController();
    const job = { language: 'javascript', kind: 'calls', code: 'const f = () => { for (;;); }', functionName: 'f', tests: [{ id: 'a', args: [] }], signal: aborter.signal } as const;
    const all = Array.from({ length: 66 }, () => runner.run(job).catch((error: unknown) => error));
    expect(await all[65]).toMatchObject({ code: 'RATE_LIMITED' });
    aborter.abort();
    await Promise.all(all);
  });
  it('refuses what is too large', async () => {
    const job = { language: 'python', kind: 'calls', functionName: 'f', tests: [] } as const;
    await expect(runner.run({ ...job, code: 'x'.repeat(64 * 1024 + 1) })).rejects.toMatchObject({ code: 'INVALID_CODE' });
    await expect(runner.run({ ...job, code: '', functionName: 'f(); evil' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    await expect(runner.run({ ...job, code: '', tests: Array.from({ length: 201 }, (_, id) => ({ id: String(id), args: [] })) })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });
});

describe('a process that dies', () => {
  it('has its job tried once more, and then given up', async () => {
    const dying = createCodeRunner({ processUrl: new URL('./dying-process.mjs', import.meta.url), log: createLog({ level: 'silent' }) });
    await expect(dying.run({ language: 'python', kind: 'calls', code: '', functionName: 'f', tests: [] })).rejects.toMatchObject({ code: 'RUNNER_FAILED' });
    expect(dying.status()).toMatchObject({ restarts: 1 });
    await dying.close();
  });
  it('that does not even start is told', async () => {
    const absent = createCodeRunner({ processUrl: new URL('./no-such-process.mjs', import.meta.url), log: createLog({ level: 'silent' }) });
    await expect(absent.ready()).rejects.toMatchObject({ code: 'RUNNER_FAILED' });
    expect(absent.status().state).toBe('failed');
    await absent.close();
  });
});
