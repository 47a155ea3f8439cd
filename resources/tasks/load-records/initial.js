/** For each reading, how many readings right after it do not exceed it. */
function recordHolds(readings) {
  throw new Error('Not written yet');
}
