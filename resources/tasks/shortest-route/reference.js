function shortestRoute(roads, closed, start, goal) {
  const barred = new Set(closed);
  if (barred.has(start) || barred.has(goal)) return [];
  const neighbours = new Map();
  const join = (from, to) => {
    if (!neighbours.has(from)) neighbours.set(from, new Set());
    neighbours.get(from).add(to);
  };
  for (const [a, b] of roads) {
    join(a, b);
    join(b, a);
  }

  const roadsLeft = new Map([[goal, 0]]);
  const queue = [goal];
  for (const point of queue) {
    for (const other of neighbours.get(point) ?? []) {
      if (!roadsLeft.has(other) && !barred.has(other)) {
        roadsLeft.set(other, roadsLeft.get(point) + 1);
        queue.push(other);
      }
    }
  }
  if (!roadsLeft.has(start)) return [];

  const route = [start];
  let point = start;
  while (point !== goal) {
    const closer = roadsLeft.get(point) - 1;
    let next = null;
    for (const other of neighbours.get(point)) {
      if (roadsLeft.get(other) === closer && (next === null || other < next)) next = other;
    }
    route.push(next);
    point = next;
  }
  return route;
}
