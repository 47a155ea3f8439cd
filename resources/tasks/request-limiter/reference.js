function limitRequests(requests, limit, window) {
  if (limit === 0) return requests.map(() => -1);
  const accepted = new Map();
  return requests.map(([time, client]) => {
    if (!accepted.has(client)) accepted.set(client, []);
    const times = accepted.get(client);
    // Of the last "limit" accepted times the oldest decides.
    const oldest = times[times.length - limit] ?? -Infinity;
    if (oldest > time - window) return oldest + window - time;
    times.push(time);
    return 0;
  });
}
