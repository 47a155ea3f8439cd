/** After each cable: [number of separate networks, size of the largest]. */
function networkGrowth(count, cables) {
  throw new Error('Not written yet');
}
