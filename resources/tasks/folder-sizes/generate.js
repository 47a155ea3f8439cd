function generate(n, seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  return [Array.from({ length: n }, (_, i) => [`d${below(10)}/e${below(n)}/f${i}.txt`, below(5000)])];
}
