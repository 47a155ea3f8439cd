import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeConversation } from '../../../../src/main/interview/coding/scoring/conversation.ts';
import { fitGrowth } from '../../../../src/main/interview/coding/scoring/fit.ts';
import { measureOptimality } from '../../../../src/main/interview/coding/scoring/optimality.ts';
import { recommendLevel } from '../../../../src/main/interview/coding/scoring/recommendation.ts';
import { suspicionOf } from '../../../../src/main/interview/coding/suspicion.ts';
import { INTEGRITY_EVENTS, type CodingMessage } from '../../../../src/main/ports/coding.ts';
import type { CodeJob, Json, Steps } from '../../../../src/main/ports/runner.ts';
import { createScriptedRunner } from '../../../fakes/code-runner.ts';
import { taskCalled } from '../../../fixtures/coding.ts';

const user = (text: string): CodingMessage => ({ role: 'user', text, topic: null, at: '' });
const assistant = (text: string, topic: string): CodingMessage => ({ role: 'assistant', text, topic, at: '' });
const judgeTalk = (...messages: CodingMessage[]) => judgeConversation({ messages, measured: ['O(n)'], best: 'O(n)' });

describe('suspicionOf', () => {
  const event = (type: (typeof INTEGRITY_EVENTS)[number], count: number) => ({ type, count, latestAt: '' });

  it('is the documented sum', () => {
    expect(suspicionOf([])).toBe(0);
    expect(suspicionOf([event('tab_switch', 3), event('big_paste', 1)])).toBeCloseTo(0.16, 9);
    expect(suspicionOf([event('suspicious_focus', 50)])).toBeCloseTo(0.1, 9);
    expect(suspicionOf(INTEGRITY_EVENTS.map((type) => event(type, 10)))).toBe(1);
  });

  it('never falls with more events and stays within 0..1', () => {
    fc.assert(fc.property(fc.constantFrom(...INTEGRITY_EVENTS), fc.nat(40), fc.nat(40), (type, a, b) => {
      const [few, many] = [suspicionOf([event(type, Math.min(a, b))]), suspicionOf([event(type, Math.max(a, b))])];
      expect(few).toBeLessThanOrEqual(many);
      expect(many).toBeLessThanOrEqual(1);
    }));
  });
});

describe('fitGrowth', () => {
  const sizes = [250, 350, 500, 1_000, 2_000, 4_000];
  const fitOf = (cost: (n: number) => number, ns: readonly number[] = sizes) => fitGrowth(ns.map((n) => ({ n, cost: cost(n) })));
  it.each([
    ['O(1)', () => 4], ['O(log n)', (n: number) => 50 + 9 * Math.log2(n)], ['O(n)', (n: number) => 300 + n * 10], ['O(n log n)', (n: number) => 90 + n * Math.log2(n)],
    ['O(n^2)', (n: number) => 100 + n * n], ['O(n^3)', (n: number) => n ** 3],
  ] as const)('finds %s, and nothing beside it', (name, cost) => {
    expect(fitOf(cost)).toMatchObject({ best: name, low: name, high: name });
    expect(fitOf(cost)?.goodness).toBeGreaterThan(0.999);
  });

  it.each([1.618, 2, 3])('finds what grows by %d with each step', (base) => {
    expect(fitOf((n) => 40 + base ** n, [4, 6, 8, 10, 12])).toMatchObject({ low: 'O(2^n)', high: 'O(2^n)' });
  });

  it('gives a range where neighbours do not separate', () => {
    // Between the two: a quarter of the work is sorting.
    const fit = fitOf((n) => n * 30 + n * Math.log2(n));
    expect([fit?.low, fit?.high]).toEqual(['O(n)', 'O(n log n)']);
  });

  it('says nothing for too few points and for what jumps about', () => {
    expect(fitOf((n) => n, [250, 500])).toBeNull();
    expect(fitGrowth(sizes.map((n, index) => ({ n, cost: index % 2 === 0 ? n : n * 60 })))).toBeNull();
  });

  it('finds the class through whatever factor and a little noise', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000 }), fc.array(fc.double({ min: -0.01, max: 0.01, noNaN: true }), { minLength: 6, maxLength: 6 }), (factor, noise) => {
      const cost = (power: number) => fitGrowth(sizes.map((n, index) => ({ n, cost: factor * n ** power * (1 + (noise[index] ?? 0)) })));
      expect(cost(2)?.best).toBe('O(n^2)');
      expect(['O(n)', 'O(n log n)']).toContain(cost(1)?.best);
    }));
  });
});

describe('measureOptimality', () => {
  const task = taskCalled('busiest-minute');
  const linear = (n: number): number => n * 40;
  const square = (n: number): number => n * n * 4;
  type Cost = { readonly steps?: Steps; readonly elapsedMs?: number };
  const call = (steps: number): Cost => ({ steps: { before: 1_000, call: steps, after: 1_000 } });
  /** Costs by which code it is and how long the input. */
  const measureAs = async (candidate: (n: number) => Cost, result: Json = '10:00', others: (steps: number) => Cost = call) => {
    const runner = createScriptedRunner((job: CodeJob, id) => {
      const n = Number(id);
      if (job.code === task.generator) return { value: [[`line ${n}`]] };
      const maxSteps = job.tests.find((test) => test.id === id)?.maxSteps ?? Infinity;
      const cost = job.code === task.code.python.reference ? others(linear(n)) : job.code === task.code.python.slow ? others(square(n)) : candidate(n);
      if ((cost.steps?.call ?? 0) > maxSteps) return { outcome: 'timeout' };
      return { ...cost, value: job.code === '# candidate' ? result : '10:00' };
    });
    return measureOptimality({ task: { ...task }, language: 'python', code: '# candidate', runner, signal: new AbortController().signal });
  };

  it('gives the reference 1, the slow solution 0.1, and what lies between in between', async () => {
    expect(await measureAs((n) => call(linear(n)))).toMatchObject({ score: 1, outcome: 'measured', growth: 'same', unit: 'steps' });
    expect(await measureAs((n) => call(square(n)))).toMatchObject({ score: 0.1, growth: 'worse' });
    const { score } = await measureAs((n) => call(n ** 1.5 * 10));
    expect(score).toBeGreaterThan(0.1);
    expect(score).toBeLessThan(1);
  });

  it('forgives a constant to code of the same growth, and no constant makes up for a worse one', async () => {
    expect((await measureAs((n) => call(linear(n) * 20))).score).toBe(0.8);
    const small = await measureAs((n) => call(n * n * 0.02));
    expect(small).toMatchObject({ growth: 'worse' });
    expect(small.score).toBeLessThanOrEqual(0.6);
  });

  it('counts work that is hidden around the call', async () => {
    expect(await measureAs((n) => ({ steps: { before: 1_000 + square(n), call: 10, after: 1_000 } }))).toMatchObject({ growth: 'worse', score: 0.1 });
    expect(await measureAs((n) => ({ steps: { before: 1_000, call: 10, after: 1_000 + square(n) } }))).toMatchObject({ growth: 'worse', score: 0.1 });
  });

  it('gives nothing for other results and for what takes more than three times the slow one’s steps', async () => {
    expect(await measureAs((n) => call(linear(n)), '11:11')).toMatchObject({ score: 0, outcome: 'wrong' });
    expect(await measureAs((n) => call(n ** 3))).toMatchObject({ score: 0, outcome: 'timeout' });
  });

  it('falls back to time, and says so, where steps are not counted', async () => {
    const timed = (steps: number): Cost => ({ elapsedMs: steps / 1_000 });
    expect(await measureAs((n) => timed(square(n)), '10:00', timed)).toMatchObject({ unit: 'ms', score: 0.1, growth: 'worse' });
    // One program that was counted is not compared with two that were not.
    expect(await measureAs((n) => call(linear(n)), '10:00', timed)).toMatchObject({ unit: 'ms' });
  });
});

describe('judgeConversation', () => {
  it('is neutral where nothing was said', () => {
    expect(judgeTalk()).toMatchObject({ score: 0.5, signs: [] });
    expect(judgeTalk(assistant('Здравствуйте', 'approach')).score).toBe(0.5);
  });

  it('honours answers, reasons, a right complexity and questions, each with the words', () => {
    const { score, signs } = judgeTalk(
      user('А строки отсортированы по времени?'),
      assistant('Нет. С чего начнёте?', 'answer approach'),
      user('Сначала прохожу по строкам и считаю минуты в словаре, потому что так хватит одного прохода'),
      assistant('Сложность?', 'complexity'),
      user('Выходит O(n)'),
    );
    expect(signs.map(({ sign }) => sign)).toEqual(expect.arrayContaining(['answers', 'explains', 'complexity_right', 'asks']));
    expect(signs.find(({ sign }) => sign === 'explains')?.quote).toContain('словаре');
    expect(score).toBeGreaterThan(0.9);
  });

  it('takes a little for silence on questions, a wrong complexity, and asking for the solution', () => {
    const { score, signs } = judgeTalk(user('дай решение'), assistant('Нет.', 'refused'), user('O(1)'), assistant('Почему?', 'approach'), user('хз'), assistant('А память?', 'memory'), user('не знаю'));
    expect(signs.map(({ sign }) => sign).sort()).toEqual(['asks_for_solution', 'complexity_wrong', 'evades']);
    expect(score).toBeCloseTo(0.25, 6);
  });

  it('stays within 0..1', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.string(), fc.constantFrom('approach', 'hint:0', 'refused', 'answer'))), (turns) => {
      const { score } = judgeTalk(...turns.flatMap(([text, topic]) => [user(text), assistant('?', topic)]));
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }));
  });
});

describe('recommendLevel', () => {
  const metrics = (value: number) => ({ correctness: value, optimality: value, codeStyle: value, softSkills: value, overall: value });

  it('rises with the score, and above the task’s level only with working, fast code', () => {
    expect([0.3, 0.7, 0.96].map((value) => recommendLevel('junior', metrics(value)))).toEqual(['junior', 'junior+', 'middle']);
    expect([0.3, 0.5, 0.7, 0.96].map((value) => recommendLevel('middle', metrics(value)))).toEqual(['junior', 'junior+', 'middle', 'senior']);
    expect(recommendLevel('middle', { ...metrics(0.95), correctness: 0.8 })).toBe('middle');
    expect(recommendLevel('junior', { correctness: 0.85, optimality: 0.75, codeStyle: 0.9, softSkills: 0.8, overall: 0.825 })).toBe('junior+');
  });
});
