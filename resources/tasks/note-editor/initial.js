/** The text of the note after all the actions. */
function finalNote(actions) {
  throw new Error('Not written yet');
}
