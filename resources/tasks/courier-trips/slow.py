def count_trips(weights, limit):
    delivered = [False] * len(weights)
    trips = 0
    for heavy in range(len(weights) - 1, -1, -1):
        if weights[heavy] > limit:
            return -1
        if delivered[heavy]:
            continue
        delivered[heavy] = True
        trips += 1
        for partner in range(heavy):
            if not delivered[partner] and weights[partner] + weights[heavy] <= limit:
                delivered[partner] = True
                break
    return trips
