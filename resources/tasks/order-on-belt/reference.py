from collections import Counter


def find_segment(belt, order):
    if not order:
        return [0, 0]
    needed = Counter(order)
    missing = len(order)
    best_start, best_length = -1, 0
    start = 0
    for end, item in enumerate(belt):
        if needed[item] > 0:
            missing -= 1
        needed[item] -= 1
        while missing == 0:
            length = end - start + 1
            if best_start < 0 or length < best_length:
                best_start, best_length = start, length
            needed[belt[start]] += 1
            if needed[belt[start]] > 0:
                missing += 1
            start += 1
    return [best_start, best_length]
