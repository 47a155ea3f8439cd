function mergeLogs(logs, limit) {
  const positions = logs.map(() => 0);
  const merged = [];
  while (merged.length < limit) {
    let best = -1;
    for (let server = 0; server < logs.length; server += 1) {
      const position = positions[server];
      if (position < logs[server].length) {
        if (best < 0 || logs[server][position][0] < logs[best][positions[best]][0]) best = server;
      }
    }
    if (best < 0) break;
    const [time, message] = logs[best][positions[best]];
    merged.push([time, best, message]);
    positions[best] += 1;
  }
  return merged;
}
