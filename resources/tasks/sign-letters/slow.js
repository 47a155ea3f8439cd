function missingLetters(stock, text) {
  const box = Array.from(stock);
  const used = box.map(() => false);
  const missing = {};
  for (const letter of text) {
    if (letter === ' ') continue;
    let found = false;
    for (let i = 0; i < box.length; i += 1) {
      if (box[i] === letter && !used[i]) {
        used[i] = true;
        found = true;
        break;
      }
    }
    if (!found) missing[letter] = (missing[letter] ?? 0) + 1;
  }
  return missing;
}
