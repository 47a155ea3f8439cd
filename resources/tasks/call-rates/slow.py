def bill_calls(rates, calls):
    costs = []
    for number, seconds in calls:
        best = None
        for rate in rates:
            if number.startswith(rate[0]):
                if best is None or len(rate[0]) >= len(best[0]):
                    best = rate
        if best is None:
            costs.append(None)
        else:
            costs.append((seconds + 59) // 60 * best[1])
    return costs
