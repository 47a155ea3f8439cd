function alertDays(spendings, window, limit) {
  const alerts = [];
  for (let i = 0; i < spendings.length; i += 1) {
    let total = 0;
    for (let j = Math.max(0, i - window + 1); j <= i; j += 1) total += spendings[j];
    if (total > limit) alerts.push(i + 1);
  }
  return alerts;
}
