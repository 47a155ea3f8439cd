// A long ladder of n points, two in a row, with its roads in a random order: the route is n / 2 roads long.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const rows = Math.max(2, Math.floor(n / 2));
  const name = (side, row) => side + String(row).padStart(6, '0');
  const roads = [];
  for (let row = 0; row < rows; row += 1) {
    if (below(4) > 0) roads.push([name('L', row), name('R', row)]);
    if (row > 0) {
      roads.push([name('L', row), name('L', row - 1)]);
      roads.push([name('R', row - 1), name('R', row)]);
    }
  }
  for (let index = roads.length - 1; index > 0; index -= 1) {
    const other = below(index + 1);
    [roads[index], roads[other]] = [roads[other], roads[index]];
  }
  return [roads, [], name('L', 0), name('L', rows - 1)];
}
