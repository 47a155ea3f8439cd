/** A fast part of `scripts/check-tasks.ts`: this machine's own interpreters, a few tasks, no timing. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { checkGrowth } from '../../../../scripts/tasks/growth.ts';
import { createNativeRunner } from '../../../../scripts/tasks/native-runner.ts';
import { checkAgreement, checkSolutions } from '../../../../scripts/tasks/run-solutions.ts';
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
  const linear = [1, 2, 4];

  it('is told apart when the ratio grows', () => expect(checkGrowth({ language: 'python', referenceMs: linear, slowMs: [10, 40, 160] })).toEqual([]));

  it('is not for a constant factor, however large', () => {
    expect(checkGrowth({ language: 'python', referenceMs: linear, slowMs: [50, 100, 200] })).toEqual(['slow, python: grows only 1.0 times faster than the reference']);
  });

  it('is not when the slow one is hardly slower', () => {
    expect(checkGrowth({ language: 'python', referenceMs: linear, slowMs: [0.1, 0.8, 6.4] })).toEqual(['slow, python: only 1.6 times slower than the reference at the last size']);
  });
});
