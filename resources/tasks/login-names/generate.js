function generate(n, seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  const names = ['kim', 'lee', 'kim2'];
  return [Array.from({ length: n }, () => names[below(8) % 3])];
}
