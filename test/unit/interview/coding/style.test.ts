/** Style over the facts that the real sandbox reads. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vagueNames } from '../../../../src/main/interview/coding/style/names.ts';
import { reviewStyle, type StyleReview } from '../../../../src/main/interview/coding/style/review.ts';
import type { CodeLanguage, CodeRunner } from '../../../../src/main/ports/runner.ts';
import { codingTasks } from '../../../fixtures/coding.ts';
import { testRunner } from '../../runner/test-runner.ts';
import { UGLY } from './ugly-code.ts';

let runner: CodeRunner;
beforeAll(async () => {
  runner = testRunner();
  await runner.ready();
});
afterAll(() => runner.close());

const review = async (language: CodeLanguage, code: string, rest: { readonly prints?: boolean; readonly given?: readonly string[] } = {}): Promise<StyleReview> =>
  reviewStyle(code, await runner.read(language, code), { language, prints: false, given: ['solve'], ...rest });
const rules = async (language: CodeLanguage, code: string): Promise<string[]> => (await review(language, code)).findings.map(({ rule, line }) => `${rule}@${line}`);
const py = (...lines: string[]): string => ['def solve(xs):', ...lines.map((line) => `    ${line}`), ''].join('\n');
const js = (...lines: string[]): string => ['function solve(xs) {', ...lines.map((line) => `  ${line}`), '}', ''].join('\n');

describe('reviewStyle', () => {
  it('finds little in the references of all tasks', async () => {
    for (const task of codingTasks()) {
      for (const language of ['python', 'javascript'] as const) {
        const { initial, reference } = task.code[language];
        const { score } = await review(language, reference, { prints: task.kind === 'programs', given: initial.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [] });
        expect(score, `${task.id} ${language}`).toBeGreaterThanOrEqual(0.8);
      }
    }
  });

  it.each(UGLY)('%s: finds much in %s', async (language, _name, code) => {
    expect((await review(language, code)).score).toBeLessThan(0.5);
  });

  it.each([
    ['python', py('tmp = len(xs)', 'return tmp'), 'vague-name@2'],
    ['python', py('bestCount = len(xs)', 'return bestCount'), 'name-form@2'],
    ['python', py('return 1', 'print(xs)'), 'unreachable@3'],
    ['python', py('total = 0', 'return xs'), 'unused@2'],
    ['python', `import re\n${py('return xs')}`, 'unused@1'],
    ['python', `def helper(xs):\n    return xs\n\n\n${py('return xs')}`, 'unused@1'],
    ['python', py('# count = len(xs)', 'return xs'), 'commented-out@2'],
    ['python', py('print(xs)', 'return xs'), 'debug-output@2'],
    ['python', py('if xs == None:', '    return 0', 'return 1'), 'none-equality@2'],
    ['python', py('if not 1 in xs:', '    return 0', 'return 1'), 'negated-test@2'],
    ['python', py('if xs:', '    return True', 'else:', '    return False'), 'bool-return@2'],
    ['python', py('for i in range(len(xs)):', '    yield xs[i]'), 'index-loop@2'],
    ['python', py('list = sorted(xs)', 'return list'), 'shadows-builtin@2'],
    ['python', 'def solve(xs, seen=[]):\n    return xs + seen\n', 'mutable-default@1'],
    ['python', py('try:', '    return xs[0]', 'except:', '    return 0'), 'bare-except@4'],
    ['python', py('a = 1; b = 2', 'return a + b'), 'several-statements@2'],
    ['python', 'def solve(xs):\n\tif xs:\n\t\treturn 0\n\treturn [\n        1,\n    ]\n', 'mixed-indent@5'],
    ['python', py(...[0, 1, 2, 3, 4, 5].map((depth) => `${'    '.repeat(depth)}if xs:`), `${'    '.repeat(6)}return 1`), 'deep-nesting@7'],
    ['python', py(...Array.from({ length: 45 }, (_, index) => `xs.append(${index})`)), 'long-function@1'],
    ['python', py(...['first', 'second'].flatMap((name) => [`${name} = 0`, 'for item in xs:', '    if item > 10 and item % 2 == 0:', `        ${name} += item * 3`]), 'return first + second'), 'repeated@6'],
    ['javascript', js('var count = xs.length;', 'return count;'), 'var@2'],
    ['javascript', js('if (xs.length == 0) return 0;', 'return 1;'), 'loose-equality@2'],
    ['javascript', js('const best_count = xs.length;', 'return best_count;'), 'name-form@2'],
    ['javascript', js('const unusedTotal = 1;', 'return xs;'), 'unused@2'],
    ['javascript', js('let count = xs.length;', 'return count;'), 'never-reassigned@2'],
    ['javascript', js('total = 0;', 'return total;'), 'implicit-global@2'],
    ['javascript', js('console.log(xs);', 'return xs;'), 'debug-output@2'],
    ['javascript', js('return xs;', 'xs.push(1);'), 'unreachable@3'],
    ['javascript', js('try { xs.pop(); } catch {}', 'return xs;'), 'swallowed-error@2'],
    ['javascript', js('const all = [];', 'for (let i = 0; i < xs.length; i++) all.push(xs[i]);', 'return all;'), 'index-loop@3'],
    ['javascript', js('if (xs) { return true; } else { return false; }'), 'bool-return@2'],
    ['javascript', js('// xs.push(1);', 'return xs;'), 'commented-out@2'],
    ['javascript', js(...['first', 'second'].flatMap((name) => [`let ${name} = 0;`, `for (const item of xs) if (item > 10 && item % 2 === 0) ${name} += item * 3;`]), 'return first + second;'), 'repeated@4'],
    ['javascript', js(`if (xs) { ${'if (xs) { '.repeat(5)}xs.pop(); ${'} '.repeat(5)}}`, 'return xs;'), 'deep-nesting@2'],
  ] as const)('%s: %j has %s', async (language, code, expected) => {
    expect(await rules(language, code)).toContain(expected);
  });

  it.each([
    ['python', py('"""Not == None; print(x)."""', 'return "a == None; print(1)"')],
    ['python', py('if not xs:', '    return 0', 'elif len(xs) == 1:', '    return 1', 'elif len(xs) == 2:', '    return 2', 'elif len(xs) == 3:', '    return 3', 'elif len(xs) == 4:', '    return 4', 'return 5')],
    ['python', py('for i in range(len(xs)):', '    xs[i] += 1', 'for _ in range(3):', '    xs.pop()', 'return xs')],
    ['javascript', js('// a note about the pattern: see above', 'return xs.replace(/==/g, "var x == 1");')],
    ['javascript', js('for (let i = 0; i < xs.length; i += 1) xs[i] = i;', 'const [, second] = xs;', 'return second ?? null;')],
  ] as const)('%s: nothing is said against %j', async (language, code) => {
    expect(await rules(language, code)).toEqual([]);
  });

  it('wants names for parameters and for what lives longer than a line', async () => {
    const golfed = 'def alert_days(s,w,l):\n    a=[];b=0\n    for i in range(len(s)):\n        b+=s[i]\n        if i>=w: b-=s[i-w]\n        if b>l: a.append(i)\n    return a\n';
    const { score, findings } = await review('python', golfed, { given: ['alert_days', 'amounts', 'window', 'limit'] });
    expect(findings.filter(({ rule }) => rule === 'vague-name')).toHaveLength(3);
    expect(score).toBeLessThan(0.7);
    const brief = py('pairs = sorted((a, b) for a, b in xs)', 'for i, c in enumerate(pairs):', '    pairs[i] = c', 'return max(pairs, key=lambda p: p[0])');
    expect(await rules('python', brief)).toEqual([]);
    expect(await rules('javascript', js('return xs.map((c) => c * 2).sort((a, b) => a - b);'))).toEqual([]);
  });

  it('says the same of one line once', async () => {
    const { findings } = await review('python', py('a = 1; b = 2; c = 3', 'return a + b + c + len(xs)'));
    const said = findings.map(({ rule, line, text }) => `${rule} ${line} ${text.en}`);
    expect(said.filter((text) => text.startsWith('several-statements'))).toHaveLength(1);
    expect(new Set(said).size).toBe(said.length);
  });

  it('explains each point in both languages, and is the sum of its reasons', async () => {
    const { score, findings } = await review('python', 'def solve(xs, seen=[]):\n    tmp = 0\n    return xs\n');
    for (const { text } of findings) {
      expect(text.ru).toMatch(/[а-я]/i);
      expect(text.en).not.toMatch(/[а-я]/i);
    }
    expect(score).toBeCloseTo(1 - findings.reduce((sum, { cost }) => sum + cost, 0), 2);
  });

  it('says so when the code does not parse', async () => {
    for (const language of ['python', 'javascript'] as const) expect(await review(language, 'solve(((')).toMatchObject({ score: 0.3, findings: [{ rule: 'unreadable' }] });
  });

  it('reads any text and stays within 0..1', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('python' as const, 'javascript' as const), async (code, language) => {
      const { score } = await review(language, code);
      expect(score).toBeGreaterThanOrEqual(0.1);
      expect(score).toBeLessThanOrEqual(1);
    }), { numRuns: 60 });
  });

  it('comes back from a long hostile text, and runs none of it', async () => {
    const codes: [CodeLanguage, string][] = [
      ['javascript', '('.repeat(60_000)], ['javascript', 'function f(){'.repeat(4_000) + '}'.repeat(4_000)], ['javascript', `x=${'!'.repeat(60_000)}1`], ['javascript', 'for (;;);'],
      ['python', '('.repeat(60_000)], ['python', `x=${'-'.repeat(60_000)}1`], ['python', `x = [${'[],'.repeat(20_000)}]`], ['python', 'while True: pass'], ['python', 'import js'],
    ];
    for (const [language, code] of codes) expect((await review(language, code)).score).toBeGreaterThan(0);
    expect(runner.status()).toMatchObject({ state: 'ready', restarts: 0 });
  });
});

describe('vagueNames', () => {
  it('sees names that say nothing at a glance', () => {
    expect(vagueNames('def go(items):\n    tmp = 1\n    total = tmp\n    for q in items:\n        total += q\n    return total\n', 'python')).toEqual(['go', 'tmp']);
    expect(vagueNames('function solve(items) { const foo = items.length; return foo === 1 }', 'javascript')).toEqual(['foo']);
  });
});
