function generate(n, seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  return [Array.from({ length: n }, (_, i) => `${below(9)}:${String(below(60)).padStart(2, '0')} Track ${i}`)];
}
