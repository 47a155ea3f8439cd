function generate(n, seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  // Deep nesting, and in one of four logs a wrong last end.
  const names = [];
  const lines = [];
  for (let i = 0; i < n - Math.floor(n / 2); i += 1) {
    names.push(`step ${below(50)}`);
    lines.push(`begin ${names[i]}`);
  }
  while (lines.length < n) lines.push(`end ${names.pop()}`);
  if (below(4) === 0) lines[n - 1] = 'end of everything';
  return [lines];
}
