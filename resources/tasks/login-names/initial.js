/** The login that each request gets, in order. */
function giveLogins(wishes) {
  throw new Error('Not written yet');
}
