function lastOpen(lines, before) {
  let depth = 0;
  for (let i = before - 1; i >= 0; i -= 1) {
    if (lines[i].startsWith('end ')) depth += 1;
    else if (depth > 0) depth -= 1;
    else return i;
  }
  return -1;
}

function firstWrongLine(lines) {
  for (let i = 0; i < lines.length; i += 1) {
    if (!lines[i].startsWith('end ')) continue;
    const begin = lastOpen(lines, i);
    if (begin < 0 || lines[begin].slice(6) !== lines[i].slice(4)) return i + 1;
  }
  const begin = lastOpen(lines, lines.length);
  return begin < 0 ? null : begin + 1;
}
