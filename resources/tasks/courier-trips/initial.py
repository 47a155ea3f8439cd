def count_trips(weights, limit):
    """The least number of trips: one or two parcels a trip, together at most limit."""
    pass
