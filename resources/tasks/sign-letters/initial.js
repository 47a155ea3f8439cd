/** How many of each letter have to be bought: an object from letter to count. */
function missingLetters(stock, text) {
  throw new Error('Not written yet');
}
