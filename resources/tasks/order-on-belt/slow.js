function findSegment(belt, order) {
  if (order.length === 0) return [0, 0];
  let best = [-1, 0];
  for (let start = 0; start < belt.length; start += 1) {
    const needed = new Map();
    for (const item of order) needed.set(item, (needed.get(item) ?? 0) + 1);
    let missing = order.length;
    for (let end = start; end < belt.length; end += 1) {
      const count = needed.get(belt[end]) ?? 0;
      if (count > 0) {
        needed.set(belt[end], count - 1);
        missing -= 1;
      }
      if (missing === 0) {
        const length = end - start + 1;
        if (best[0] < 0 || length < best[1]) best = [start, length];
        break;
      }
    }
  }
  return best;
}
