def free_slots(calendars, day, minimum):
    """The stretches of the day, at least minimum long, when everyone is free, as [from, to] pairs."""
    pass
