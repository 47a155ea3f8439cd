/** A fast part of `scripts/check-tasks.ts`: this machine's own interpreters, a few tasks, no timing. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { checkGrowth, type Growth } from '../../../../scripts/tasks/growth.ts';
import { createNativeRunner } from '../../../../scripts/tasks/native-runner.ts';
import { checkAgreement, checkSolutions } from '../../../../scripts/tasks/run-solutions.ts';
import type { GrowthClass } from '../../../../src/main/interview/tasks/task.ts';
import { shippedTask } from './shipped-tasks.ts';

const hasPython = spawnSync('python3', ['--version']).status === 0;
const runner = createNativeRunner();
const sound = shippedTask('busiest-minute');

describe.skipIf(!hasPython)('solutions by this machine’s python3 and node (skipped where there is no python3)', () => {
  it.each(['busiest-minute', 'warehouse-ledger'])('of %s pass their tests and agree on generated inputs', async (id) => {
    const task = shippedTask(id);
    expect(await checkSolutions(runner, task)).toEqual([]);
    expect(await checkAgreement(runner, task)).toEqual([]);
  });

  it('that are wrong are named with their test', async () => {
    const { python, javascript } = sound.code;
    const broken = { ...sound, code: { javascript, python: { ...python, slow: python.slow.replace('and minute < best', 'and minute > best') } } };
    const problems = await checkSolutions(runner, broken);
    expect(problems).toContain('slow, python, v2: expected "09:15", got "18:30"');
    expect(problems.every((problem) => problem.startsWith('slow, python'))).toBe(true);
  });

  it('that do not parse or are given away at the start are named', async () => {
    const { python, javascript } = sound.code;
    const broken = { ...sound, code: { python: { ...python, initial: python.reference }, javascript: { ...javascript, initial: 'function busiestMinute(lines) {' } } };
    const problems = (await checkSolutions(runner, broken)).join('\n');
    expect(problems).toContain('initial, python: passes the visible tests');
    expect(problems).toContain('initial, javascript: does not parse');
  });

  it('see a generator that heeds no seed', async () => {
    const problems = await checkAgreement(runner, { ...sound, generator: 'function generate(n, seed) { return [Array(n).fill("10:00:00")]; }' });
    expect(problems).toContain('the generator does not heed its seed');
  });
});

describe('growth', () => {
  const fit = (low: GrowthClass) => ({ best: low, low, high: low, error: 0, goodness: 1 });
  const optimality = (score: number, growth: 'same' | 'worse', measured: GrowthClass = 'O(n)'): Growth['slow'] =>
    ({ score, growth, outcome: 'measured', unit: 'steps', candidate: fit(measured), reference: null, ratio: 10, slowRatio: 10, broken: null });
  const checked = (reference: Growth['slow'], slow: Growth['slow']): readonly string[] => checkGrowth({ language: 'python', stated: 'O(n log n)', reference, slow });

  it('is told apart by score and class', () => expect(checked(optimality(1, 'same'), optimality(0.1, 'worse'))).toEqual([]));

  it('is not when the reference is measured to be of another class than stated', () => {
    expect(checked(optimality(1, 'same', 'O(n^2)'), optimality(0.1, 'worse'))).toEqual(['reference, python: measured as O(n^2), stated as O(n log n)']);
  });

  it('is not for a constant factor, however large', () => {
    expect(checked(optimality(1, 'same'), optimality(0.1, 'same'))).toEqual(['slow, python: its growth is not worse than the reference’s']);
  });

  it('is not when the slow one is hardly slower, nor when the reference is slow itself', () => {
    expect(checked(optimality(0.7, 'same'), optimality(0.6, 'worse'))).toEqual([
      'reference, python: scores only 0.7 (measured)', 'slow, python: scores 0.6 (measured), 10.0 times the reference',
    ]);
  });
});
