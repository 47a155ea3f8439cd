def shortest_route(roads, closed, start, goal):
    """The names of the points on the best route from start to goal; [] if there is none."""
    pass
