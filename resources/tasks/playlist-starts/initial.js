/** "H:MM:SS Title" for each track: when it begins. */
function trackStarts(tracks) {
  throw new Error('Not written yet');
}
