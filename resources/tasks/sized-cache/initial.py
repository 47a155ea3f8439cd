class SizedCache:
    def __init__(self, capacity):
        self.capacity = capacity


def run_cache(capacity, operations):
    """The results of the operations on a cache of the given capacity, in order."""
    pass
