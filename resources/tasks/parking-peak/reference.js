function busiestTime(stays) {
  const changes = new Map();
  for (const [come, leave] of stays) {
    changes.set(come, (changes.get(come) ?? 0) + 1);
    changes.set(leave, (changes.get(leave) ?? 0) - 1);
  }

  let cars = 0;
  let [most, start, end] = [0, 0, 0];
  let atPeak = false;
  for (const moment of [...changes.keys()].sort((left, right) => left - right)) {
    const change = changes.get(moment);
    if (change === 0) continue;
    cars += change;
    if (cars > most) {
      most = cars;
      start = moment;
      atPeak = true;
    } else if (atPeak) {
      end = moment;
      atPeak = false;
    }
  }
  return [most, start, end];
}
