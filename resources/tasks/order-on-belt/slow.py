def find_segment(belt, order):
    if not order:
        return [0, 0]
    best = [-1, 0]
    for start in range(len(belt)):
        needed = {}
        for item in order:
            needed[item] = needed.get(item, 0) + 1
        missing = len(order)
        for end in range(start, len(belt)):
            item = belt[end]
            if needed.get(item, 0) > 0:
                needed[item] -= 1
                missing -= 1
            if missing == 0:
                length = end - start + 1
                if best[0] < 0 or length < best[1]:
                    best = [start, length]
                break
    return best
