function mergeLogs(logs, limit) {
  // A heap of the logs' next records: the earliest is at the top.
  const heap = [];
  for (let server = 0; server < logs.length; server += 1) {
    if (logs[server].length > 0) heap.push({ time: logs[server][0][0], server, position: 0 });
  }
  const isBefore = (a, b) => a.time < b.time || (a.time === b.time && a.server < b.server);

  const sink = (start) => {
    const head = heap[start];
    let place = start;
    for (;;) {
      let child = 2 * place + 1;
      if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) child += 1;
      if (child >= heap.length || !isBefore(heap[child], head)) break;
      heap[place] = heap[child];
      place = child;
    }
    heap[place] = head;
  };

  for (let place = (heap.length >> 1) - 1; place >= 0; place -= 1) sink(place);
  const merged = [];
  while (heap.length > 0 && merged.length < limit) {
    const head = heap[0];
    const log = logs[head.server];
    merged.push([head.time, head.server, log[head.position][1]]);
    head.position += 1;
    if (head.position < log.length) {
      head.time = log[head.position][0];
    } else {
      const last = heap.pop();
      if (heap.length === 0) break;
      heap[0] = last;
    }
    sink(0);
  }
  return merged;
}
