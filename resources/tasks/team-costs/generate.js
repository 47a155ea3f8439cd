// A flat company: a few large departments, all the others right below them, listed in a random order.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const heads = 4;
  const departments = [];
  for (let index = 0; index < n; index += 1) {
    const parent = index < heads ? null : 'd' + below(heads);
    departments.push(['d' + index, parent, below(100)]);
  }
  for (let index = n - 1; index > 0; index -= 1) {
    const other = below(index + 1);
    [departments[index], departments[other]] = [departments[other], departments[index]];
  }
  return [departments, 90];
}
