def find_segment(belt, order):
    """[start, length] of the shortest piece of the belt that holds the order; [-1, 0] if there is none."""
    pass
