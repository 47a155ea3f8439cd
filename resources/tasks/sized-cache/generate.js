// A cache for about n / 3 entries: it is filled, then read and written by turns.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const room = Math.max(1, Math.floor(n / 3));
  const operations = [];
  for (let index = 0; index < n; index += 1) {
    if (index < room || below(2) === 0) operations.push(['put', 'k' + index, 1, 'v' + below(1000)]);
    else operations.push(['get', 'k' + below(index)]);
  }
  return [room, operations];
}
