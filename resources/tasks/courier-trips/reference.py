def count_trips(weights, limit):
    if weights and weights[-1] > limit:
        return -1

    trips = 0
    light = 0
    heavy = len(weights) - 1
    while light <= heavy:
        if weights[light] + weights[heavy] <= limit:
            light += 1
        heavy -= 1
        trips += 1
    return trips
