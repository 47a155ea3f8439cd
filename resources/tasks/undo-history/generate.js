// Half of the operations type or erase, then undo and redo come by turns; the text is shown once, at the end.
function generate(n, seed) {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
  const operations = [];
  const edits = Math.floor(n / 2);
  for (let index = 0; index < edits; index += 1) {
    if (below(4) === 0) operations.push(['erase', 1 + below(3)]);
    else operations.push(['type', 'abcdefgh'.slice(0, 1 + below(4))]);
  }
  while (operations.length < n - 1) operations.push([operations.length % 3 === 0 ? 'redo' : 'undo']);
  operations.push(['show']);
  return [operations];
}
