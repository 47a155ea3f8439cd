/** The value of the formula, or null if it is invalid. */
function evaluateTariff(formula, variables) {
  throw new Error('Not written yet');
}
