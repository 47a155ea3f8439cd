function generate(n, seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  const table = [];
  for (let shop = 0; shop < n; shop += 1) table.push(Array.from({ length: 6 }, () => below(1000) - 20));
  return [table];
}
