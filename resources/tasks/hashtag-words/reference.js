function splitHashtag(text, words) {
  const known = new Set(words);
  const longest = words.reduce((length, word) => Math.max(length, word.length), 0);
  const size = text.length;
  const fewest = new Array(size).fill(Infinity);
  fewest.push(0);
  const step = new Array(size).fill(0);
  for (let start = size - 1; start >= 0; start -= 1) {
    for (let end = start + 1; end <= Math.min(start + longest, size); end += 1) {
      // "<=" lets the longer of two equally good words win.
      if (fewest[end] + 1 <= fewest[start] && fewest[end] < Infinity && known.has(text.slice(start, end))) {
        fewest[start] = fewest[end] + 1;
        step[start] = end;
      }
    }
  }
  if (fewest[0] === Infinity) return [];
  const result = [];
  for (let start = 0; start < size; start = step[start]) result.push(text.slice(start, step[start]));
  return result;
}
