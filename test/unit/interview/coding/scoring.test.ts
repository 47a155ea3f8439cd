import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeConversation } from '../../../../src/main/interview/coding/scoring/conversation.ts';
import { fitGrowth } from '../../../../src/main/interview/coding/scoring/fit.ts';
import { measureOptimality } from '../../../../src/main/interview/coding/scoring/optimality.ts';
import { recommendLevel } from '../../../../src/main/interview/coding/scoring/recommendation.ts';
import { suspicionOf } from '../../../../src/main/interview/coding/suspicion.ts';
import { INTEGRITY_EVENTS, type CodingMessage } from '../../../../src/main/ports/coding.ts';
import type { CodeJob, Json } from '../../../../src/main/ports/runner.ts';
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
  const sizes = [250, 500, 1_000, 4_000];
  it.each([
    ['O(n)', (n: number) => 3 + n * 0.01], ['O(n^2)', (n: number) => 1 + n * n * 1e-5], ['O(1)', () => 4], ['O(n^3)', (n: number) => n ** 3 * 1e-8],
  ] as const)('finds %s', (name, ms) => {
    expect(fitGrowth(sizes.map((n) => ({ n, ms: ms(n) })))?.best).toBe(name);
  });

  it('gives a range where neighbours do not separate', () => {
    const fit = fitGrowth(sizes.map((n) => ({ n, ms: n * Math.log2(n) * 1e-3 })));
    expect(['O(n)', 'O(n log n)']).toContain(fit?.low);
    expect(fitGrowth(sizes.slice(0, 2).map((n) => ({ n, ms: n })))).toBeNull();
  });
});

describe('measureOptimality', () => {
  const task = taskCalled('busiest-minute');
  /** Times by which code it is and how long the input: the stopwatch's answer. */
  const measureAs = async (candidateMs: (n: number) => number, result: Json = '10:00') => {
    const code = '# candidate';
    const runner = createScriptedRunner((job: CodeJob, id) => {
      const n = Number(id.split(':')[0]);
      if (job.code === task.generator) return { value: [[`line ${n}`]] };
      const isCandidate = job.code.startsWith(code);
      const ms = isCandidate ? candidateMs(n) : job.code.startsWith(task.code.python.slow) ? n * n * 1e-4 : n * 1e-3;
      return ms > 5_000 ? { outcome: 'timeout' } : { value: [ms, isCandidate ? result : '10:00'] };
    });
    return measureOptimality({ task, language: 'python', code, runner, signal: new AbortController().signal });
  };

  it('gives the reference 1, the slow solution about 0.1, and what lies between in between', async () => {
    expect(await measureAs((n) => n * 1e-3)).toMatchObject({ score: 1, outcome: 'measured' });
    const slow = await measureAs((n) => n * n * 1e-4);
    expect(slow.score).toBeCloseTo(0.1, 1);
    const between = await measureAs((n) => n * 1e-2);
    expect(between.score).toBeGreaterThan(slow.score);
    expect(between.score).toBeLessThan(1);
  });

  it('does not depend on how fast the machine is', async () => {
    const [one, other] = await Promise.all([measureAs((n) => n ** 1.5 * 1e-3), measureAs((n) => n ** 1.5 * 1e-3)]);
    expect(one.score).toBe(other.score);
  });

  it('sees a square with a small constant by its growth', async () => {
    expect((await measureAs((n) => n * n * 2e-6)).score).toBeLessThan(0.8);
  });

  it('gives nothing for other results and for what never ends', async () => {
    expect(await measureAs((n) => n * 1e-3, '11:11')).toMatchObject({ score: 0, outcome: 'wrong' });
    expect(await measureAs(() => 9_999)).toMatchObject({ score: 0, outcome: 'timeout' });
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
