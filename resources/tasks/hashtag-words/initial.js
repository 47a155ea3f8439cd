/** The fewest words that together give the text; [] if there are none. */
function splitHashtag(text, words) {
  throw new Error('Not written yet');
}
