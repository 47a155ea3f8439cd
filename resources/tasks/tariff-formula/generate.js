// A long sum of n small groups in brackets: the text grows with n, the depth does not.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const names = ['day', 'night', 'peak'];
  const groups = [];
  for (let index = 0; index < n; index += 1) {
    groups.push('((' + names[below(3)] + ') * (' + (1 + below(9)) + '))');
  }
  let formula = groups[0] ?? '0';
  for (let index = 1; index < n; index += 1) formula += (below(2) === 0 ? ' + ' : ' - ') + groups[index];
  return [formula, { day: 1 + below(50), night: 1 + below(20), peak: 1 + below(90) }];
}
