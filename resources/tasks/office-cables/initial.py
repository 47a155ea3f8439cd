def network_growth(count, cables):
    """After each cable: [number of separate networks, size of the largest]."""
    pass
