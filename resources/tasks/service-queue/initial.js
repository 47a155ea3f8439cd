/** Who was called by each "next", in order; null when nobody waited. */
function servedPeople(events) {
  throw new Error('Not written yet');
}
