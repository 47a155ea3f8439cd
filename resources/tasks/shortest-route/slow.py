def shortest_route(roads, closed, start, goal):
    barred = set(closed)
    if start in barred or goal in barred:
        return []
    # Every round looks through all the roads and moves one road further from the goal.
    roads_left = {goal: 0}
    distance = 0
    grows = True
    while grows and start not in roads_left:
        grows = False
        for a, b in roads:
            for near, far in ((a, b), (b, a)):
                if roads_left.get(near) == distance and far not in roads_left and far not in barred:
                    roads_left[far] = distance + 1
                    grows = True
        distance += 1
    if start not in roads_left:
        return []
    route = [start]
    while route[-1] != goal:
        closer = roads_left[route[-1]] - 1
        best = None
        for a, b in roads:
            for near, far in ((a, b), (b, a)):
                if near == route[-1] and roads_left.get(far) == closer and (best is None or far < best):
                    best = far
        route.append(best)
    return route
