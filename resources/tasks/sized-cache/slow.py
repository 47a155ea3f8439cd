def run_cache(capacity, operations):
    entries = []

    def find(key):
        for index in range(len(entries)):
            if entries[index][0] == key:
                return index
        return -1

    def used():
        total = 0
        for entry in entries:
            total += entry[1]
        return total

    results = []
    for operation in operations:
        if operation[0] == "size":
            results.append(used())
            continue
        index = find(operation[1])
        entry = entries.pop(index) if index >= 0 else None
        if operation[0] == "drop":
            results.append(entry is not None)
        elif operation[0] == "get":
            if entry is None:
                results.append(None)
            else:
                entries.append(entry)
                results.append(entry[2])
        elif operation[2] > capacity:
            results.append(None)
        else:
            pushed_out = []
            while used() + operation[2] > capacity:
                pushed_out.append(entries.pop(0)[0])
            entries.append(operation[1:])
            results.append(pushed_out)
    return results
