def record_holds(readings):
    holds = []
    for start in range(len(readings)):
        hold = 0
        for later in range(start + 1, len(readings)):
            if readings[later] > readings[start]:
                break
            hold += 1
        holds.append(hold)
    return holds
