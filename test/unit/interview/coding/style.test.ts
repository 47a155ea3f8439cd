import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewStyle } from '../../../../src/main/interview/coding/style/review.ts';
import { codingTasks } from '../../../fixtures/coding.ts';

const review = (language: 'python' | 'javascript', code: string) => reviewStyle(code, { language, prints: false, given: [] });
const rules = (language: 'python' | 'javascript', code: string) => review(language, code).findings.map(({ rule, line }) => `${rule}@${line}`);

describe('reviewStyle', () => {
  it('finds little in the references of all tasks', () => {
    for (const task of codingTasks()) {
      for (const language of ['python', 'javascript'] as const) {
        const { score } = reviewStyle(task.code[language].reference, { language, prints: task.kind === 'programs', given: [] });
        expect(score, `${task.id} ${language}`).toBeGreaterThanOrEqual(0.85);
      }
    }
  });

  it.each([
    ['python', 'def solve(xs):\n    tmp = len(xs)\n    return tmp\n', 'vague-name@2'],
    ['python', 'def solve(xs):\n    bestCount = len(xs)\n    return bestCount\n', 'name-form@2'],
    ['python', 'def solve(xs):\n    return 1\n    print(xs)\n', 'unreachable@3'],
    ['python', 'def solve(xs):\n    total = 0\n    return xs\n', 'unused@2'],
    ['python', 'def solve(xs):\n    # count = len(xs)\n    return xs\n', 'commented-out@2'],
    ['python', 'def solve(xs):\n    print(xs)\n    return xs\n', 'debug-output@2'],
    ['python', 'def solve(xs):\n    if xs == None:\n        return 0\n    return 1\n', 'idiom: None is compared with == instead of is@2'],
    ['python', 'def solve(xs):\n\tif xs:\n        return 0\n', 'mixed-indent@3'],
    ['python', `def solve(xs):\n${[1, 2, 3, 4, 5, 6].map((depth) => `${'    '.repeat(depth)}if xs:\n`).join('')}${'    '.repeat(7)}return 1\n`, 'deep-nesting@7'],
    ['python', `def solve(xs):\n${Array.from({ length: 45 }, (_, index) => `    xs.append(${index})\n`).join('')}`, 'long-function@1'],
    ['javascript', 'function solve(xs) {\n  var count = xs.length;\n  return count;\n}\n', 'idiom: var instead of const or let@2'],
    ['javascript', 'function solve(xs) {\n  if (xs.length == 0) return 0;\n  return 1;\n}\n', 'idiom: == instead of ===@2'],
    ['javascript', 'function solve(xs) {\n  const best_count = xs.length;\n  return best_count;\n}\n', 'name-form@2'],
    ['javascript', 'function solve(xs) {\n  console.log(xs);\n  return xs;\n}\n', 'debug-output@2'],
    ['javascript', 'function solve(xs) {\n  return xs;\n  xs.push(1);\n}\n', 'unreachable@3'],
    ['javascript', `${'function f() {\n  const first = one(two, three);\n  const second = four(first, five);\n  const third = six(second, seven);\n  return third;\n}\n'.repeat(2)}`, 'repeated@7'],
  ] as const)('%s: %j has %s', (language, code, expected) => {
    expect(rules(language, code)).toContain(expected);
  });

  it('does not take what stands in texts, comments and regular expressions for code', () => {
    expect(rules('python', 'def solve(xs):\n    """Not == None; print(x)."""\n    return "a == None; print(1)"\n')).toEqual([]);
    expect(rules('javascript', 'function solve(text) {\n  // a note about the pattern\n  return text.replace(/==/g, "var x == 1");\n}\n')).toEqual([]);
  });

  it('explains each point in both languages, and is the sum of its reasons', () => {
    const { score, findings } = review('python', 'def solve(xs, seen=[]):\n    tmp = 0\n    return xs\n');
    for (const { text } of findings) {
      expect(text.ru).toMatch(/[а-я]/i);
      expect(text.en).not.toMatch(/[а-я]/i);
    }
    expect(score).toBeCloseTo(1 - findings.reduce((sum, { cost }) => sum + cost, 0), 2);
  });

  it('reads any text and stays within 0..1', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('python' as const, 'javascript' as const), (code, language) => {
      const { score } = review(language, code);
      expect(score).toBeGreaterThanOrEqual(0.1);
      expect(score).toBeLessThanOrEqual(1);
    }));
  });

  it('stays quick on a long hostile text', () => {
    for (const code of ['"'.repeat(60_000), '('.repeat(60_000), '/'.repeat(60_000), 'a='.repeat(30_000), '\n'.repeat(60_000), '{[('.repeat(20_000), '//a\n'.repeat(15_000), 'for a '.repeat(10_000)]) {
      expect(review('javascript', code).score).toBeGreaterThan(0);
      expect(review('python', code).score).toBeGreaterThan(0);
    }
  });
});
