const DIRECTIONS = [[0, 1], [1, 0], [0, -1], [-1, 0]];

function holds(squares, x, y) {
  for (const square of squares) {
    if (square[0] === x && square[1] === y) return true;
  }
  return false;
}

function countCleaned(programme, furniture) {
  let x = 0;
  let y = 0;
  let direction = 0;
  const cleaned = [[0, 0]];
  for (const letter of programme) {
    if (letter === 'L') direction = (direction + 3) % 4;
    else if (letter === 'R') direction = (direction + 1) % 4;
    else {
      const nextX = x + DIRECTIONS[direction][0];
      const nextY = y + DIRECTIONS[direction][1];
      if (holds(furniture, nextX, nextY)) continue;
      x = nextX;
      y = nextY;
      if (!holds(cleaned, x, y)) cleaned.push([x, y]);
    }
  }
  return cleaned.length;
}
