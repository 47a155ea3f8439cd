function shortestRoute(roads, closed, start, goal) {
  const barred = new Set(closed);
  if (barred.has(start) || barred.has(goal)) return [];
  // Every round looks through all the roads and moves one road further from the goal.
  const roadsLeft = new Map([[goal, 0]]);
  let distance = 0;
  let grows = true;
  while (grows && !roadsLeft.has(start)) {
    grows = false;
    const step = (near, far) => {
      if (roadsLeft.get(near) !== distance || roadsLeft.has(far) || barred.has(far)) return;
      roadsLeft.set(far, distance + 1);
      grows = true;
    };
    for (let index = 0; index < roads.length; index += 1) {
      step(roads[index][0], roads[index][1]);
      step(roads[index][1], roads[index][0]);
    }
    distance += 1;
  }
  if (!roadsLeft.has(start)) return [];
  const route = [start];
  let point = start;
  while (point !== goal) {
    const closer = roadsLeft.get(point) - 1;
    let best = null;
    const look = (near, far) => {
      if (near === point && roadsLeft.get(far) === closer && (best === null || far < best)) best = far;
    };
    for (let index = 0; index < roads.length; index += 1) {
      look(roads[index][0], roads[index][1]);
      look(roads[index][1], roads[index][0]);
    }
    route.push(best);
    point = best;
  }
  return route;
}
