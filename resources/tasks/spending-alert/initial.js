/** Numbers of the days, from 1, when the last window days cost more than limit. */
function alertDays(spendings, window, limit) {
  throw new Error('Not written yet');
}
