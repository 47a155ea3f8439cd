/** Free times [start, end] of at least length minutes within the day, in order. */
function freeSlots(bookings, day, length) {
  throw new Error('Not written yet');
}
