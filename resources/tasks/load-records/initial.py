def record_holds(readings):
    """For each reading, how many readings right after it do not exceed it."""
    pass
