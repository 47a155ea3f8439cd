def find_seats(hall, group):
    """[row, seat] of the first group free seats side by side, both from 1; None when there are none."""
    pass
