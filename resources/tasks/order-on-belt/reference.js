function findSegment(belt, order) {
  if (order.length === 0) return [0, 0];
  const needed = new Map();
  for (const item of order) needed.set(item, (needed.get(item) ?? 0) + 1);
  let missing = order.length;
  let best = [-1, 0];
  let start = 0;
  for (let end = 0; end < belt.length; end += 1) {
    const count = needed.get(belt[end]) ?? 0;
    if (count > 0) missing -= 1;
    needed.set(belt[end], count - 1);
    while (missing === 0) {
      const length = end - start + 1;
      if (best[0] < 0 || length < best[1]) best = [start, length];
      const returned = needed.get(belt[start]) + 1;
      needed.set(belt[start], returned);
      if (returned > 0) missing += 1;
      start += 1;
    }
  }
  return best;
}
