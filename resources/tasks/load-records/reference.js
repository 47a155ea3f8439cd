function recordHolds(readings) {
  const count = readings.length;
  const holds = readings.map((_, index) => count - 1 - index);
  const unbeaten = [];
  for (let index = 0; index < count; index += 1) {
    while (unbeaten.length > 0 && readings[unbeaten[unbeaten.length - 1]] < readings[index]) {
      const beaten = unbeaten.pop();
      holds[beaten] = index - beaten - 1;
    }
    unbeaten.push(index);
  }
  return holds;
}
