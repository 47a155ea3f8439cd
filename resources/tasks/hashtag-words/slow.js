// Returns the best list of words for the rest of the text, or null.
function bestSplit(text, start, words) {
  if (start === text.length) return [];
  let best = null;
  for (const word of words) {
    if (text.startsWith(word, start)) {
      const rest = bestSplit(text, start + word.length, words);
      if (rest !== null && (best === null || rest.length + 1 < best.length)) best = [word, ...rest];
    }
  }
  return best;
}

function splitHashtag(text, words) {
  // Longer words first: of two equally short splittings the first one found stays.
  const ordered = [...new Set(words)].sort((left, right) => right.length - left.length);
  return bestSplit(text, 0, ordered) ?? [];
}
