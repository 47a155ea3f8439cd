function billCalls(rates, calls) {
  const costs = [];
  for (const [number, seconds] of calls) {
    let best = null;
    for (let index = 0; index < rates.length; index += 1) {
      const rate = rates[index];
      if (number.startsWith(rate[0])) {
        if (best === null || rate[0].length >= best[0].length) best = rate;
      }
    }
    costs.push(best === null ? null : Math.ceil(seconds / 60) * best[1]);
  }
  return costs;
}
