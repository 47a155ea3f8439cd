function generate(n, seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  const window = Math.max(1, Math.floor(n / 2));
  const spendings = Array.from({ length: n }, () => below(2000) - 100);
  return [spendings, window, window * 900];
}
