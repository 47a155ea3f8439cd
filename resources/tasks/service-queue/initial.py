def served_people(events):
    """Who was called by each "next", in order; None when nobody waited."""
    pass
