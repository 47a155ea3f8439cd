def busiest_minute(lines):
    """The minute "HH:MM" with the most requests; the earliest of equals; None for no lines."""
    pass
