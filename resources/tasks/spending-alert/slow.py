def alert_days(spendings, window, limit):
    alerts = []
    for i in range(len(spendings)):
        total = 0
        for j in range(max(0, i - window + 1), i + 1):
            total += spendings[j]
        if total > limit:
            alerts.append(i + 1)
    return alerts
