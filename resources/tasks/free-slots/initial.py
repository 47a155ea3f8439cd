def free_slots(bookings, day, length):
    """Free times [start, end] of at least length minutes within the day, in order."""
    pass
