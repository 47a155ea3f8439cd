/** Whether candidates' code can be run here, shut off from this machine. */
import type { Logger } from '../../src/main/base/log.ts';
import { messageOf } from '../../src/main/base/errors.ts';
import type { CodeLanguage } from '../../src/main/ports/runner.ts';
import { createCodeRunner } from '../../src/main/runner/runner.ts';
import { found, type Found } from './finding.ts';

const NAMES: Readonly<Record<CodeLanguage, string>> = { python: 'Python', javascript: 'JavaScript' };
/** Adds two numbers, and tries to see the machine's environment, which must stay out of reach. */
const PROBES: Readonly<Record<CodeLanguage, string>> = {
  python: 'import os\ndef add(a, b):\n    return [a + b, len([k for k in os.environ if k in ("PATH", "HOME") and os.environ[k].startswith(("/usr", "/root", "/home/"))])]',
  javascript: 'function add(a, b) { return [a + b, typeof process === "undefined" ? 0 : 1]; }',
};

/** @param cacheDir where the program keeps Python's snapshot; null makes one in memory, which takes seconds */
export async function sandbox(processUrl: URL, cacheDir: string | null, log: Logger, signal: AbortSignal): Promise<Found[]> {
  const runner = createCodeRunner({ processUrl, log, cacheDir });
  const look = async (language: CodeLanguage): Promise<Found> => {
    try {
      const { tests } = await runner.run({ language, kind: 'calls', code: PROBES[language], functionName: 'add', tests: [{ id: '1', args: [2, 3] }], signal });
      const [test] = tests;
      const [sum, seen] = Array.isArray(test?.value) ? (test.value as readonly unknown[]) : [];
      if (sum !== 5) return found('warn', NAMES[language], `does not run code: ${test?.error ?? 'no answer'}`);
      return seen === 0 ? found('ok', NAMES[language], `${runner.status().interpreters[language]} runs code, shut off from this machine`) : found('fail', NAMES[language], 'sees the environment of this machine');
    } catch (error) {
      // Screening needs no sandbox: coding interviews do.
      return found('warn', NAMES[language], `coding interviews cannot run code: ${messageOf(error)}`);
    }
  };
  try {
    return [await look('python'), await look('javascript')];
  } finally {
    await runner.close();
  }
}
