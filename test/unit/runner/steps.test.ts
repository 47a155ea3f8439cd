/** Counting in the real interpreters, and code that would like to count less. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeLanguage, CodeRunner, Json, TestRun } from '../../../src/main/ports/runner.ts';
import { ENV_SECRET } from './attacks/attack.ts';
import { JAVASCRIPT_QUIET } from './attacks/javascript-quiet.ts';
import { PYTHON_QUIET } from './attacks/python-quiet.ts';
import { testRunner } from './test-runner.ts';

let runner: CodeRunner;
beforeAll(async () => {
  runner = testRunner();
  await runner.ready();
});
afterAll(() => runner.close());

const counted = async (language: CodeLanguage, code: string, args: readonly Json[][], maxSteps?: number): Promise<readonly TestRun[]> => {
  const tests = args.map((each, id) => ({ id: String(id), args: each, ...(maxSteps === undefined ? {} : { maxSteps }) }));
  return (await runner.run({ language, kind: 'calls', code, functionName: 'f', tests, countSteps: true, limits: { testMs: 10_000 } })).tests;
};
const callSteps = async (language: CodeLanguage, code: string, ...args: Json[][]): Promise<number[]> => (await counted(language, code, args)).map(({ steps }) => steps?.call ?? -1);
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => (index * 7_919) % 10_007);
/** The dearest honest way to do nothing useful: n² turns of a loop. */
const SQUARE: Readonly<Record<CodeLanguage, string>> = {
  python: 'def work(xs):\n    total = 0\n    for a in xs:\n        for b in xs:\n            total += a ^ b\n    return total\n',
  javascript: 'function work(xs) { let total = 0; for (const a of xs) for (const b of xs) total += a ^ b; return total }\n',
};

describe('steps', () => {
  it.each([
    ['python', 'import random\ndef f(xs):\n    random.shuffle(xs)\n    return sorted({str(x) for x in xs})[0]\n'],
    ['javascript', 'function f(xs) { const seen = new Map(); for (const x of xs) seen.set(String(x), Math.random()); return [...seen.keys()].sort()[0] }'],
  ] as const)('of %s are the same in every run, chance and hashing included', async (language, code) => {
    const [first, second] = [await counted(language, code, [[numbers(300)]]), await counted(language, code, [[numbers(300)]])];
    expect(first[0]?.outcome).toBe('returned');
    expect(first.map(({ steps, value }) => ({ steps, value }))).toEqual(second.map(({ steps, value }) => ({ steps, value })));
  });

  it.each([
    ['python', 'x in list', 'def f(xs):\n    return sum(1 for i in range(len(xs)) if -1 in xs)\n'],
    ['python', 'list.insert(0, x)', 'def f(xs):\n    out = []\n    for x in xs * 10:\n        out.insert(0, x)\n    return len(out)\n'],
    ['python', 'slices', 'def f(xs):\n    return sum(len(xs[i:]) for i in range(len(xs)))\n'],
    ['python', 'str.count', 'def f(xs):\n    text = "a" * len(xs) * 10\n    return sum(text.count("b" * 2) for _ in xs)\n'],
    ['python', 'sorted in a loop', 'def f(xs):\n    return sum(sorted(xs)[0] for _ in xs)\n'],
    ['javascript', 'indexOf', 'function f(xs) { return xs.map(() => xs.indexOf(-1)).length }'],
    ['javascript', 'shift', 'function f(xs) { let n = 0; while (xs.length) { xs.shift(); n++ } return n }'],
    ['javascript', 'slice', 'function f(xs) { return xs.map((_, i) => xs.slice(i).length).length }'],
    ['javascript', 'spread', 'function f(xs) { let all = []; for (const x of xs) all = [...all, x]; return all.length }'],
    ['javascript', 'Object.keys', 'function f(xs) { const o = {}; let n = 0; for (const x of xs) { o[x] = 1; n += Object.keys(o).length } return n }'],
  ] as const)('of %s hold the work inside of %s', async (language, _name, code) => {
    const [small = 0, large = 0] = await callSteps(language, code, [numbers(300)], [numbers(1_200)]);
    // Four times the input is sixteen times the work; the least here is still clearly above four.
    expect(large / small).toBeGreaterThan(7);
  });

  it('begin near nothing: the way in and out is not charged', async () => {
    for (const [language, code] of [['python', 'def f(xs):\n    return 1\n'], ['javascript', 'const f = () => 1']] as const) {
      const [, second = 0] = await callSteps(language, code, [numbers(1_000)], [numbers(1_000)]);
      expect(second).toBeLessThan(300);
    }
  });

  it('are counted for whole programs', async () => {
    const stdin = ['1\n'.repeat(100), '1\n'.repeat(1_000)];
    const tests = stdin.map((text, id) => ({ id: String(id), stdin: text }));
    for (const [language, code] of [['python', 'import sys\nprint(sum(int(line) for line in sys.stdin))'], ['javascript', 'let sum = 0; for (let line; (line = readline()) !== null;) sum += Number(line); console.log(sum)']] as const) {
      const { tests: runs } = await runner.run({ language, kind: 'programs', code, tests, countSteps: true });
      expect(runs.map(({ printed }) => printed.trim())).toEqual(['100', '1000']);
      expect((runs[1]?.steps?.call ?? 0) / (runs[0]?.steps?.call ?? 1)).toBeGreaterThan(2);
    }
  });

  it('are not counted unless asked for', async () => {
    const { tests } = await runner.run({ language: 'python', kind: 'calls', code: 'def f():\n    return 1\n', functionName: 'f', tests: [{ id: 'one', args: [] }] });
    expect(tests[0]).not.toHaveProperty('steps');
  });
});

describe('the limit of steps', () => {
  it.each([
    ['python', 'def f(xs):\n    while True:\n        pass\n'],
    ['python', 'def f(xs):\n    while True:\n        try:\n            while True:\n                pass\n        except BaseException:\n            pass\n'],
    ['python', 'def f(xs):\n    try:\n        while True:\n            pass\n    finally:\n        return 1\n'],
    ['python', 'import re\ndef f(xs):\n    return re.match(r"(a+)+$", "a" * 60 + "b")\n'],
    ['python', 'import itertools\ndef f(xs):\n    return sum(itertools.count())\n'],
    ['javascript', 'const f = () => { for (;;); }'],
    ['javascript', 'const f = () => { for (;;) try { for (;;); } catch {} finally { continue } }'],
    ['javascript', 'const f = () => /(a+)+$/.test("a".repeat(60) + "b")'],
    ['javascript', 'async function f() { for (;;) await null }'],
  ] as const)('ends %s code that would not: %j', async (language, code) => {
    const [first, second] = await counted(language, code, [[[]], [[]]], 3_000_000);
    expect(first).toMatchObject({ outcome: 'timeout', error: 'The limit of steps is used up' });
    expect(second?.outcome).toBe('not_run');
  });
});

describe('code that would like to be counted less', () => {
  /** All that is charged, for n and for twice as much: work that grows with the square must show somewhere. */
  const expectCharged = async (language: CodeLanguage, code: string): Promise<void> => {
    const runs = await counted(language, code, [[numbers(100)], [numbers(200)], [numbers(400)]]);
    const all = runs.map(({ steps }) => (steps === undefined ? 0 : steps.before + steps.call + steps.after));
    // 400² turns are 160,000 at least, whoever does them.
    expect(all[2], JSON.stringify(runs)).toBeGreaterThan(160_000);
  };
  it.each([
    ['python', 'work where arguments are made', `import json\n${SQUARE.python}\nreal = json.decoder.JSONDecoder.decode\ndef decode(self, text, *rest):\n    value = real(self, text, *rest)\n    if "args" in value:\n        work(value["args"][0])\n    return value\njson.decoder.JSONDecoder.decode = decode\njson._default_decoder.decode = lambda text: decode(json._default_decoder, text)\ndef f(xs):\n    return 1\n`],
    ['python', 'work where the result is written', `${SQUARE.python}\nclass Late(list):\n    def __repr__(self):\n        return str(work(self))\ndef f(xs):\n    return Late(xs)\n`],
    ['python', 'work in a coroutine', `${SQUARE.python}\nasync def f(xs):\n    return work(xs)\n`],
    ['python', 'work when garbage is collected', `import gc\n${SQUARE.python}\nclass Heavy:\n    def __del__(self):\n        work(self.xs)\ndef f(xs):\n    heavy = Heavy()\n    heavy.xs = xs\n    heavy.me = heavy\n    del heavy\n    gc.collect()\n    return 1\n`],
    ['python', 'every number in sight set', `import gc, sys\n${SQUARE.python}\ndef f(xs):\n    viva = sys.modules['_viva']\n    for cell in viva.handle.__closure__ or ():\n        try:\n            if isinstance(cell.cell_contents, int):\n                cell.cell_contents = 0\n        except ValueError:\n            pass\n    for name in ('viva_steps_left', 'steps', 'counter'):\n        globals()[name] = 10**9\n        setattr(viva, name, 10**9)\n    return work(xs)\n`],
    ['python', 'tracing and monitoring switched off', `import sys\n${SQUARE.python}\ndef f(xs):\n    sys.settrace(None)\n    sys.setprofile(None)\n    for tool in range(6):\n        try:\n            sys.monitoring.set_events(tool, 0)\n            sys.monitoring.free_tool_id(tool)\n        except ValueError:\n            pass\n    return work(xs)\n`],
    ['javascript', 'work in a getter of the result', `${SQUARE.javascript} function f(xs) { return { get late() { return work(xs) } } }`],
    ['javascript', 'work in toJSON', `${SQUARE.javascript} function f(xs) { xs.toJSON = () => work(xs); return xs }`],
    ['javascript', 'work in a promise that nobody waits for', `${SQUARE.javascript} function f(xs) { Promise.resolve().then(() => work(xs)); return new Promise((done) => setTimeout(() => done(1), 5)) }`],
    ['javascript', 'work in a timer', `${SQUARE.javascript} function f(xs) { return new Promise((done) => setTimeout(() => done(work(xs)), 10)) }`],
    ['javascript', 'built-ins replaced', `${SQUARE.javascript} const apply = Reflect.apply; Reflect.apply = () => 0; JSON.parse = (text) => { work(text); return [] }; BigInt.asIntN = () => 0n; function f(xs) { return work(xs) }`],
    ['javascript', 'globals that sound like a counter', `${SQUARE.javascript} globalThis.viva_steps_left = 1e9; function f(xs) { globalThis.steps = globalThis.counter = 1e9; return work(xs) }`],
  ] as const)('%s: %s is charged', async (language, _name, code) => {
    await expectCharged(language, code);
  });

  it.each([
    ['python', 'import time, os\ndef f(xs):\n    start = time.time()\n    time.sleep(5)\n    return [start, time.time(), time.perf_counter(), os.urandom(4).hex()]\n'],
    ['javascript', 'async function f() { const start = Date.now(); await new Promise((done) => setTimeout(done, 5000)); return [start, Date.now(), new Date().getTime(), Math.random()] }'],
  ] as const)('%s cannot tell runs apart by time or chance', async (language, code) => {
    const [first, second] = [await counted(language, code, [[[]]]), await counted(language, code, [[[]]])];
    expect(first[0]).toMatchObject({ outcome: 'returned' });
    expect(first[0]?.value).toEqual(second[0]?.value);
  });
});

describe('the wall around an interpreter that counts', () => {
  const STAGE: Readonly<Record<CodeLanguage, string>> = {
    python: 'def f(source):\n    names = {}\n    exec(source, names)\n    return repr(names["f"]())\n',
    javascript: 'function f(source) { return (0, eval)(`(() => {${source}\\nreturn f})()`)() }',
  };
  it.each([['python', PYTHON_QUIET], ['javascript', JAVASCRIPT_QUIET]] as const)('is the same: %s', async (language, attacks) => {
    const around = { port: 9, file: '/etc/hostname' };
    const runs = await counted(language, STAGE[language], attacks.map((attack) => [attack.code(around)]));
    for (const [index, { name, ends }] of attacks.entries()) {
      expect(runs[index]?.outcome, `${name} ${JSON.stringify(runs[index])}`).toBeOneOf([...ends]);
      expect(JSON.stringify(runs[index])).not.toContain(ENV_SECRET);
    }
    expect(runner.status()).toMatchObject({ state: 'ready', restarts: 0 });
  });
});
