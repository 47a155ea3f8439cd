/** The departments that cost threshold or more with all below them, as [name, cost]. */
function teamCosts(departments, threshold) {
  throw new Error('Not written yet');
}
