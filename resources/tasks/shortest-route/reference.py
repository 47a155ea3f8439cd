from collections import deque


def shortest_route(roads, closed, start, goal):
    barred = set(closed)
    if start in barred or goal in barred:
        return []
    neighbours = {}
    for a, b in roads:
        neighbours.setdefault(a, set()).add(b)
        neighbours.setdefault(b, set()).add(a)

    roads_left = {goal: 0}
    queue = deque([goal])
    while queue:
        point = queue.popleft()
        for other in neighbours.get(point, ()):
            if other not in roads_left and other not in barred:
                roads_left[other] = roads_left[point] + 1
                queue.append(other)
    if start not in roads_left:
        return []

    route = [start]
    while route[-1] != goal:
        point = route[-1]
        closer = roads_left[point] - 1
        route.append(min(other for other in neighbours[point] if roads_left.get(other) == closer))
    return route
