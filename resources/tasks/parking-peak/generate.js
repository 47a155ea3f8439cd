// n stays that begin one after the other and last a random time.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const stays = [];
  for (let index = 0; index < n; index += 1) {
    const come = below(n * 4);
    stays.push([come, come + 1 + below(n)]);
  }
  return [stays];
}
