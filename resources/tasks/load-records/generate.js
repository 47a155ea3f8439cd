// The load falls slowly with a little noise, so that most readings stand until the end of the log.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const readings = [];
  for (let index = 0; index < n; index += 1) readings.push((n - index) * 4 + below(8));
  return [readings];
}
