function listChanges(before, after) {
  const rows = before.length;
  const columns = after.length;
  // changes[i][j] is the fewest marked lines for before from i on and after from j on.
  const changes = Array.from({ length: rows + 1 }, () => new Array(columns + 1).fill(0));
  for (let i = rows; i >= 0; i -= 1) {
    for (let j = columns; j >= 0; j -= 1) {
      if (i === rows || j === columns) changes[i][j] = rows - i + columns - j;
      else if (before[i] === after[j]) changes[i][j] = changes[i + 1][j + 1];
      else changes[i][j] = 1 + Math.min(changes[i + 1][j], changes[i][j + 1]);
    }
  }

  const result = [];
  let i = 0;
  let j = 0;
  while (i < rows || j < columns) {
    if (i < rows && j < columns && before[i] === after[j]) {
      result.push('  ' + before[i]);
      i += 1;
      j += 1;
    } else if (i < rows && (j === columns || changes[i + 1][j] <= changes[i][j + 1])) {
      result.push('- ' + before[i]);
      i += 1;
    } else {
      result.push('+ ' + after[j]);
      j += 1;
    }
  }
  return result;
}
