/** The number of the line that breaks the nesting, from 1; null when all is well. */
function firstWrongLine(lines) {
  throw new Error('Not written yet');
}
