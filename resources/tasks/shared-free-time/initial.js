/** The stretches of the day, at least minimum long, when everyone is free, as [from, to] pairs. */
function freeSlots(calendars, day, minimum) {
  throw new Error('Not written yet');
}
