// A long build: each module needs the one before it and sometimes an older one, and the dictionary is in a random order.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const name = (index) => 'm' + String(index).padStart(6, '0');
  const entries = [];
  for (let index = 0; index < n; index += 1) {
    const needs = [];
    if (index > 1) needs.push(name(index - 1 - below(2)));
    if (index > 4 && below(3) === 0) needs.push(name(below(index - 3)));
    entries.push([name(index), needs]);
  }
  for (let index = n - 1; index > 0; index -= 1) {
    const other = below(index + 1);
    [entries[index], entries[other]] = [entries[other], entries[index]];
  }
  const modules = {};
  for (const [key, needs] of entries) modules[key] = needs;
  return [modules];
}
