function generate(n, seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  const limit = 10000;
  const weights = [];
  for (let i = 0; i < n; i += 1) weights.push(1 + below(limit));
  return [weights.sort((a, b) => a - b), limit];
}
