function generate(n, seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  // Gaps that are a little too short, so that nothing is found before the last row.
  const group = 2 + Math.floor(n / 8);
  const hall = [[], []];
  for (let i = 0; i < n; i += 1) hall[i % 2].push(0);
  for (const row of hall) {
    for (let seat = group - 1; seat < row.length; seat += group - below(2)) row[seat] = 1;
  }
  hall.push(Array.from({ length: below(2 * group) }, () => 0));
  return [hall, group];
}
