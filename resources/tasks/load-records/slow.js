function recordHolds(readings) {
  const holds = [];
  for (let start = 0; start < readings.length; start += 1) {
    let hold = 0;
    for (let later = start + 1; later < readings.length; later += 1) {
      if (readings[later] > readings[start]) break;
      hold += 1;
    }
    holds.push(hold);
  }
  return holds;
}
