function generate(n, seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  const two = (number) => String(number).padStart(2, '0');
  const lines = [];
  for (let i = 0; i < n; i += 1) lines.push(`${two(below(24))}:${two(below(60))}:${two(below(60))} GET /${i}`);
  return [lines];
}
