function generate(n, seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  const dates = [];
  const gap = n > 4 ? below(n >> 2) : -1;
  for (let i = 0; i < n; i += 1) dates.push(new Date(Date.UTC(2001, 0, 1 + i + (i > gap ? 2 : 0))).toISOString().slice(0, 10));
  for (let i = n - 1; i > 0; i -= 1) {
    const j = below(i + 1);
    [dates[i], dates[j]] = [dates[j], dates[i]];
  }
  return [dates];
}
