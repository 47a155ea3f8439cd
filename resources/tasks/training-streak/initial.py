def longest_streak(dates):
    """The most days in a row among the dates "YYYY-MM-DD"."""
    pass
