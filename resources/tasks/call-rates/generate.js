// n rates with prefixes of up to four digits and n calls to numbers of six.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const digits = (count) => {
    let text = '';
    for (let index = 0; index < count; index += 1) text += below(10);
    return text;
  };
  const rates = [];
  const calls = [];
  for (let index = 0; index < n; index += 1) {
    rates.push([digits(1 + below(4)), 1 + below(30)]);
    calls.push([digits(6), below(600)]);
  }
  return [rates, calls];
}
