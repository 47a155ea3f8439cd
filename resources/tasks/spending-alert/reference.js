function alertDays(spendings, window, limit) {
  const alerts = [];
  let total = 0;
  for (const [i, amount] of spendings.entries()) {
    total += amount;
    if (i >= window) total -= spendings[i - window];
    if (total > limit) alerts.push(i + 1);
  }
  return alerts;
}
