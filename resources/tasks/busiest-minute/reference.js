function busiestMinute(lines) {
  const counts = new Map();
  for (const line of lines) {
    const minute = line.slice(0, 5);
    counts.set(minute, (counts.get(minute) ?? 0) + 1);
  }

  let best = null;
  for (const [minute, count] of counts) {
    const most = counts.get(best) ?? 0;
    if (count > most || (count === most && minute < best)) best = minute;
  }
  return best;
}
