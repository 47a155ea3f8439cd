/** The largest whole limit with which the payments fit into the budget. */
function fairLimit(requests, budget) {
  throw new Error('Not written yet');
}
