/** The sandbox that candidates' code runs in, for the project's own solutions. */
import { createLog } from '../../src/main/base/log.ts';
import { createCodeRunner } from '../../src/main/runner/runner.ts';
import type { SolutionRunner } from './native-runner.ts';

const PROCESS_URL = new URL('../../src/main/runner/process.ts', import.meta.url);

/** Resolves when it takes code; its caller closes it. @throws AppError RUNNER_FAILED when it does not start */
export async function loadSandboxRunner(cacheDir: string): Promise<SolutionRunner> {
  const runner = createCodeRunner({ processUrl: PROCESS_URL, log: createLog({ level: 'silent' }), cacheDir });
  try {
    await runner.ready();
    return runner;
  } catch (thrown) {
    await runner.close();
    throw thrown;
  }
}
