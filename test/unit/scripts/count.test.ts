import { describe, expect, it } from 'vitest';
import { countCheck, countLine, countVitest, sumCounts } from '../../../scripts/bootstrap/count.mjs';
import { failedFiles, failuresIn, replaceFiles } from '../../../scripts/bootstrap/test-report.mjs';

const file = (status: string, ...statuses: string[]) => ({ status, assertionResults: statuses.map((each) => ({ status: each })) });

describe('the count', () => {
  it('adds up tests of all files', () => {
    const report = { testResults: [file('passed', 'passed', 'passed', 'skipped'), file('failed', 'failed', 'passed', 'pending', 'todo')] };
    expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 3 });
  });

  it('counts a file that could not be loaded as one failure', () => {
    expect(countVitest({ testResults: [file('failed'), file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(countVitest({ testResults: [file('failed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('never calls a crash a success', () => {
    expect(countVitest(null, 0).failed).toBe(1);
    expect(countVitest(null, 137).failed).toBe(1);
    expect(countVitest({}, 1).failed).toBe(1);
    expect(countVitest({ testResults: [file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('ends as the plain line', () => {
    const total = sumCounts([countCheck(0), countCheck(2), { passed: 3, failed: 0, skipped: 4 }]);
    expect(countLine(total)).toBe('4 passed, 1 failed, 4 skipped');
    expect(countLine(sumCounts([]))).toBe('0 passed, 0 failed, 0 skipped');
  });
});

describe('failures', () => {
  it('are one line each, with file, name and the first line of the message', () => {
    const report = {
      testResults: [
        { name: '/r/test/a.test.ts', status: 'failed', assertionResults: [{ status: 'failed', fullName: ' a b', failureMessages: ['\u001b[31mError: x\u001b[0m\n  at y'] }] },
        { name: '/r/test/b.test.ts', status: 'failed', message: 'cannot load\nmore', assertionResults: [] },
        { name: '/r/test/c.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'c' }] },
      ],
    };
    expect(failuresIn(report, '/r')).toEqual(['test/a.test.ts: a b: Error: x', 'test/b.test.ts: cannot load']);
    expect(failuresIn(null, '/r')).toEqual([]);
  });
});

describe('a second try', () => {
  const named = (name: string, ...statuses: string[]) => ({ name: `/r/test/${name}.test.ts`, ...file(statuses.includes('failed') ? 'failed' : 'passed', ...statuses) });

  it('is for the files that failed, and for those that could not be loaded', () => {
    const unloadable = { name: '/r/test/c.test.ts', status: 'failed', message: 'x', assertionResults: [] };
    expect(failedFiles({ testResults: [named('a', 'passed', 'failed'), named('b', 'passed'), unloadable] }, '/r')).toEqual(['test/a.test.ts', 'test/c.test.ts']);
    expect(failedFiles(null, '/r')).toEqual([]);
  });

  it('counts in place of the first, file by file', () => {
    const first = { testResults: [named('a', 'passed', 'failed'), named('b', 'passed', 'skipped'), named('c', 'failed')] };
    const mended = replaceFiles(first, { testResults: [named('a', 'passed', 'passed'), named('c', 'passed')] });
    expect(countVitest(mended, 0)).toEqual({ passed: 4, failed: 0, skipped: 1 });
    const half = replaceFiles(first, { testResults: [named('a', 'passed', 'passed'), named('c', 'failed')] });
    expect(countVitest(half, 1)).toEqual({ passed: 3, failed: 1, skipped: 1 });
    expect(countVitest(replaceFiles(first, null), 1).failed, 'a second try that told nothing mends nothing').toBe(2);
  });
});
