// A section whose keys refer to one of the first four keys, far above.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const lines = ['[main]'];
  for (let index = 0; index < n - 1; index += 1) {
    const value = index < 4 ? 'v' + below(1000) : '${main.k' + below(4) + '}';
    lines.push('k' + index + ' = ' + value);
  }
  return [lines];
}
