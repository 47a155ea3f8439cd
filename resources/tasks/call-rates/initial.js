/** The cost of each call, null where no rate fits. */
function billCalls(rates, calls) {
  throw new Error('Not written yet');
}
