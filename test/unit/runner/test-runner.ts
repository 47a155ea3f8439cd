/** The real runner for tests; all of them share one snapshot. */
import { createLog } from '../../../src/main/base/log.ts';
import type { CodeRunner } from '../../../src/main/ports/runner.ts';
import { createCodeRunner, type CodeRunnerOptions } from '../../../src/main/runner/runner.ts';
import { snapshotDir } from '../../fixtures/snapshot.ts';

export const PROCESS_URL = new URL('../../../src/main/runner/process.ts', import.meta.url);

/** Whoever makes it closes it. */
export function testRunner(options: Partial<CodeRunnerOptions> = {}): CodeRunner {
  return createCodeRunner({ processUrl: PROCESS_URL, log: createLog({ level: 'silent' }), cacheDir: snapshotDir, ...options });
}
