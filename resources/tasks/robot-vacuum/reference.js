function countCleaned(programme, furniture) {
  const blocked = new Set(furniture.map(([x, y]) => `${x},${y}`));
  let [x, y] = [0, 0];
  let [dx, dy] = [0, 1];
  const cleaned = new Set([`${x},${y}`]);
  for (const letter of programme) {
    if (letter === 'L') [dx, dy] = [-dy, dx];
    else if (letter === 'R') [dx, dy] = [dy, -dx];
    else if (!blocked.has(`${x + dx},${y + dy}`)) {
      x += dx;
      y += dy;
      cleaned.add(`${x},${y}`);
    }
  }
  return cleaned.size;
}
