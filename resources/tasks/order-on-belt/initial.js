/** [start, length] of the shortest piece of the belt that holds the order; [-1, 0] if there is none. */
function findSegment(belt, order) {
  throw new Error('Not written yet');
}
