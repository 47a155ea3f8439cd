def alert_days(spendings, window, limit):
    alerts = []
    total = 0
    for i, amount in enumerate(spendings):
        total += amount
        if i >= window:
            total -= spendings[i - window]
        if total > limit:
            alerts.append(i + 1)
    return alerts
