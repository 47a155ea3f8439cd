/** A dictionary "section.key": value, or {"error": line number} for the first wrong line. */
function readSettings(lines) {
  throw new Error('Not written yet');
}
