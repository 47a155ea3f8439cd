function generate(n, seed) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  const actions = [];
  for (let i = 0; i < n; i += 1) {
    const chance = below(20);
    if (chance === 0) actions.push(['undo']);
    else if (chance === 1) actions.push(['redo']);
    else actions.push(['type', String.fromCharCode(97 + below(26))]);
  }
  return [actions];
}
