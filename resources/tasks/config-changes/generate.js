// Two versions of n lines with nothing in common, which is the most work.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const oldLines = [];
  const newLines = [];
  for (let index = 0; index < n; index += 1) {
    oldLines.push('old ' + index + ' ' + below(100));
    newLines.push('new ' + index + ' ' + below(100));
  }
  return [oldLines, newLines];
}
