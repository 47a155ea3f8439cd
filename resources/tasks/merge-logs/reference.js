function mergeLogs(logs, limit) {
  // A heap of server numbers: the one whose next record is the earliest is at the top.
  const next = logs.map(() => 0);
  const timeOf = (server) => logs[server][next[server]][0];
  const isBefore = (a, b) => timeOf(a) < timeOf(b) || (timeOf(a) === timeOf(b) && a < b);
  const heap = logs.map((_, server) => server).filter((server) => logs[server].length > 0);

  const sink = (place) => {
    for (;;) {
      let least = place;
      for (const child of [2 * place + 1, 2 * place + 2]) {
        if (child < heap.length && isBefore(heap[child], heap[least])) least = child;
      }
      if (least === place) return;
      [heap[place], heap[least]] = [heap[least], heap[place]];
      place = least;
    }
  };

  for (let place = (heap.length >> 1) - 1; place >= 0; place -= 1) sink(place);
  const merged = [];
  while (heap.length > 0 && merged.length < limit) {
    const server = heap[0];
    const [time, message] = logs[server][next[server]];
    merged.push([time, server, message]);
    next[server] += 1;
    if (next[server] === logs[server].length) {
      const last = heap.pop();
      if (heap.length > 0) heap[0] = last;
    }
    if (heap.length > 0) sink(0);
  }
  return merged;
}
