/** More files than this that fail are no accident: nothing is tried again. */
export const MOST_TRIED_AGAIN = 2;

const pathOf = (file, root) => (file.name.startsWith(root) ? file.name.slice(root.length + 1) : file.name);

/** The files of vitest's JSON report with a failed test, or that could not be loaded; paths from the root. */
export function failedFiles(report, root) {
  return (report?.testResults ?? [])
    .filter((file) => file.status === 'failed' || (file.assertionResults ?? []).some(({ status }) => status === 'failed'))
    .map((file) => pathOf(file, root));
}

/** The failed tests, one line each: file, name, first line of the message. */
export function failuresIn(report, root) {
  return (report?.testResults ?? []).flatMap((file) => {
    const path = pathOf(file, root);
    const failed = (file.assertionResults ?? []).filter(({ status }) => status === 'failed');
    if (failed.length === 0) return file.status === 'failed' ? [`${path}: ${firstLine(file.message) || 'could not be loaded'}`] : [];
    return failed.map((test) => `${path}: ${test.fullName.trim()}: ${firstLine(test.failureMessages?.[0])}`);
  });
}

/** The first report with the second's files in place of its own; a file that the second does not tell of stays as it was. */
export function replaceFiles(first, second) {
  const again = new Map((second?.testResults ?? []).map((file) => [file.name, file]));
  return { ...first, testResults: first.testResults.map((file) => again.get(file.name) ?? file) };
}

const firstLine = (text) => (text ?? '').replace(/\u001b\[[\d;]*m/g, '').trim().split('\n')[0];
