import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the run leaves the number of errors that belong to no test, which vitest's JSON report does not tell. */
export const unhandledPath = (root) => join(root, 'out', 'test-unhandled.json');

class UnhandledReporter {
  onTestRunEnd(_modules, errors) {
    writeFileSync(unhandledPath(process.cwd()), JSON.stringify(errors.length));
  }
}

export { UnhandledReporter as default };
