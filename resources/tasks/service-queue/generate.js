function generate(n, seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  const events = [];
  for (let i = 0; i < n; i += 1) {
    const chance = below(10);
    if (chance < 7) events.push(['join', `person ${i - (chance === 0 ? below(i + 1) : 0)}`]);
    else if (chance < 9) events.push(['leave', `person ${below(n)}`]);
    else events.push(['next']);
  }
  return [events];
}
