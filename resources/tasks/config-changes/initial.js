/** The lines of both versions, marked "  " (kept), "- " (removed) and "+ " (added). */
function listChanges(before, after) {
  throw new Error('Not written yet');
}
