def find_peaks(table):
    """[shop, day] of the cells that nothing in their row or column is greater than."""
    pass
