function missingLetters(stock, text) {
  const have = new Map();
  for (const letter of stock) have.set(letter, (have.get(letter) ?? 0) + 1);

  const missing = {};
  for (const letter of text) {
    if (letter === ' ') continue;
    const count = have.get(letter) ?? 0;
    if (count > 0) have.set(letter, count - 1);
    else missing[letter] = (missing[letter] ?? 0) + 1;
  }
  return missing;
}
