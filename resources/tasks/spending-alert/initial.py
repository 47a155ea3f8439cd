def alert_days(spendings, window, limit):
    """Numbers of the days, from 1, when the last window days cost more than limit."""
    pass
