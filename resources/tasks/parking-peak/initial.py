def busiest_time(stays):
    """[most, from, to]: the most cars at once and the first stretch of time with so many; [0, 0, 0] if there were none."""
    pass
