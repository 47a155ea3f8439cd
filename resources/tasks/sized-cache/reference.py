from collections import OrderedDict


class SizedCache:
    """Entries are kept in the order of use, the longest unused first."""

    def __init__(self, capacity):
        self.capacity = capacity
        self.used = 0
        self.entries = OrderedDict()

    def put(self, key, size, value):
        self.drop(key)
        if size > self.capacity:
            return None
        pushed_out = []
        while self.used + size > self.capacity:
            oldest, (freed, _) = self.entries.popitem(last=False)
            self.used -= freed
            pushed_out.append(oldest)
        self.entries[key] = (size, value)
        self.used += size
        return pushed_out

    def get(self, key):
        if key not in self.entries:
            return None
        self.entries.move_to_end(key)
        return self.entries[key][1]

    def drop(self, key):
        if key not in self.entries:
            return False
        self.used -= self.entries.pop(key)[0]
        return True

    def size(self):
        return self.used


def run_cache(capacity, operations):
    cache = SizedCache(capacity)
    return [getattr(cache, name)(*arguments) for name, *arguments in operations]
