/** [row, seat] of the first group free seats side by side, both from 1; null when there are none. */
function findSeats(hall, group) {
  throw new Error('Not written yet');
}
