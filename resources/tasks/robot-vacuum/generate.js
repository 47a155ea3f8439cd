function generate(n, seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  const count = Math.floor(n / 4);
  const furniture = Array.from({ length: count }, () => [below(n) - count, 1 + below(n) - count]).filter(([x, y]) => x !== 0 || y !== 0);
  let programme = '';
  for (let i = 0; i < n - count; i += 1) {
    const turn = below(30);
    programme += turn === 0 ? 'L' : turn === 1 ? 'R' : 'F';
  }
  return [programme, furniture];
}
