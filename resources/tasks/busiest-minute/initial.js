/** The minute "HH:MM" with the most requests; the earliest of equals; null for no lines. */
function busiestMinute(lines) {
  throw new Error('Not written yet');
}
