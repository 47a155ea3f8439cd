function generate(n, seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  let text = '';
  for (let i = 0; i < n; i += 1) {
    const item = `item${below(9)}`;
    const command = ['in', 'out', 'left'][below(3)];
    text += command === 'left' ? `left ${item}\n` : `${command} ${item} ${below(20)}\n`;
  }
  return text;
}
