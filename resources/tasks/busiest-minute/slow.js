function busiestMinute(lines) {
  let best = null;
  let bestCount = 0;
  for (const line of lines) {
    const minute = line.slice(0, 5);
    let count = 0;
    for (const other of lines) {
      if (other.slice(0, 5) === minute) count += 1;
    }
    if (count > bestCount || (count === bestCount && minute < best)) {
      best = minute;
      bestCount = count;
    }
  }
  return best;
}
