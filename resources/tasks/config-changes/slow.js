function countChanges(before, i, after, j) {
  if (i === before.length) return after.length - j;
  if (j === after.length) return before.length - i;
  if (before[i] === after[j]) return countChanges(before, i + 1, after, j + 1);
  const withoutOld = countChanges(before, i + 1, after, j);
  const withoutNew = countChanges(before, i, after, j + 1);
  return 1 + Math.min(withoutOld, withoutNew);
}

function listChanges(before, after) {
  const result = [];
  let i = 0;
  let j = 0;
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      result.push('  ' + before[i]);
      i += 1;
      j += 1;
    } else if (countChanges(before, i + 1, after, j) <= countChanges(before, i, after, j + 1)) {
      result.push('- ' + before[i]);
      i += 1;
    } else {
      result.push('+ ' + after[j]);
      j += 1;
    }
  }
  for (const line of before.slice(i)) result.push('- ' + line);
  for (const line of after.slice(j)) result.push('+ ' + line);
  return result;
}
