// n - 1 cables that join all n offices, in a random order.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const cables = [];
  for (let office = 1; office < n; office += 1) cables.push([office, below(office)]);
  for (let index = cables.length - 1; index > 0; index -= 1) {
    const other = below(index + 1);
    [cables[index], cables[other]] = [cables[other], cables[index]];
  }
  return [n, cables];
}
