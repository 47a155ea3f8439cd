// A rare item at the very end of the belt makes every piece that covers the order a long one.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const names = ['cup', 'lamp', 'mug', 'pen'];
  const belt = [];
  for (let index = 0; index < n - 1; index += 1) belt.push(names[below(names.length)]);
  belt.push('vase');
  return [belt, ['vase', 'cup', 'pen', 'cup']];
}
